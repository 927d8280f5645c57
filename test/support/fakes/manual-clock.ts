import type { Clock, Timestamp } from '#shared/kernel/clock.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on and runs what falls due on the way, in order of time. */
  advance(ms: number): void;
  /** How many timers wait. */
  readonly pending: number;
}

/** Builds a clock that shows `start`. */
export const createManualClock = (start: Timestamp): ManualClock => {
  let now = start;
  const timers = new Set<{ readonly at: Timestamp; readonly task: () => void }>();
  const nextUntil = (end: Timestamp) =>
    [...timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    schedule(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let timer = nextUntil(end); timer; timer = nextUntil(end)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.task();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
};
