import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock, Log } from '#server/ports/index.ts';
import type { Result } from '#shared/kernel/result.ts';

/** A folder of its own for one test, removed afterwards. */
export const makeTestFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-operations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** The value of a success; fails the test otherwise. */
export const valueOf = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`Expected a success, got ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The error of a failure; fails the test otherwise. */
export const errorOf = <E>(result: Result<unknown, E>): E => {
  if (result.ok) throw new Error('Expected a failure');
  return result.error;
};

/** A clock that stands still until it is moved; timers that come due then run in order of time. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Moves the time without running any timer, as if the machine had slept. */
  sleep(ms: number): void;
  readonly timers: number;
}

/** Starts at the real time, since TLS compares certificates with that. */
export const createManualClock = (start = Date.now()): ManualClock => {
  let now = start;
  const timers = new Set<{ at: number; task: () => void }>();
  const nextDue = (until: number) => [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    schedule(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = nextDue(until); due; due = nextDue(until)) {
        timers.delete(due);
        now = due.at;
        due.task();
      }
      now = until;
    },
    sleep(ms) {
      now += ms;
    },
    get timers() {
      return timers.size;
    },
  };
};

/** A log that remembers its lines as "level message". */
export const createRecordingLog = (): { readonly log: Log; readonly lines: string[] } => {
  const lines: string[] = [];
  const record = (level: string) => (_fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push(`${level} ${message}`);
  const log = { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
  return { log, lines };
};
