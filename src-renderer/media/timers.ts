import type { CancelTimer, Clock } from '#shared/kernel/clock.ts';

export type { CancelTimer, Clock };

/** The browser's time. */
export const browserClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Runs the task again and again, first after one interval, until cancelled. */
export const every = (clock: Clock, intervalMs: number, task: () => void): CancelTimer => {
  const next = (): CancelTimer =>
    clock.schedule(intervalMs, () => {
      cancel = next();
      task();
    });
  let cancel = next();
  return () => cancel();
};
