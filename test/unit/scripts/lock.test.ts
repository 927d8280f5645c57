import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadScript } from './load.ts';

const { withLock } = await loadScript<{
  withLock: <T>(file: string, onWait: () => void, work: () => Promise<T>) => Promise<T>;
}>('lib/lock.mjs');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-lock-'));
  file = join(folder, 'deep', 'work.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const never = () => {
  throw new Error('must not wait');
};

/** Leaves a lock file as another process would. */
async function leaveLock(holder: { pid: number; host: string }, ageMs = 0): Promise<void> {
  await withLock(file, never, async () => undefined);
  writeFileSync(file, JSON.stringify({ id: 'other', ...holder }));
  const time = (Date.now() - ageMs) / 1000;
  utimesSync(file, time, time);
}

describe('withLock', () => {
  it('gives the result of the work and leaves no file', async () => {
    await expect(withLock(file, never, async () => 42)).resolves.toBe(42);
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  it('is free again after work that failed', async () => {
    await expect(withLock(file, never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(withLock(file, never, async () => 'next')).resolves.toBe('next');
  });

  it('lets one work at a time and tells the other that it waits', async () => {
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      events.push(`${name} ends`);
    };
    const onWait = vi.fn<() => void>();
    await Promise.all([withLock(file, never, work('a')), withLock(file, onWait, work('b'))]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(onWait).toHaveBeenCalledTimes(1);
  });

  it('takes over from a process that is gone', async () => {
    await leaveLock({ pid: 2 ** 30, host: hostname() });
    await expect(withLock(file, never, async () => 'mine')).resolves.toBe('mine');
    expect(readdirSync(join(folder, 'deep'))).toEqual([]);
  });

  it('takes over from a holder that gave no sign of life for long', async () => {
    await leaveLock({ pid: process.pid, host: 'another-machine' }, 10 * 60_000);
    await expect(withLock(file, never, async () => 'mine')).resolves.toBe('mine');
  });

  it('respects a holder on another machine that is alive', async () => {
    await leaveLock({ pid: 2 ** 30, host: 'another-machine' });
    const onWait = vi.fn<() => void>(() => setTimeout(() => rmSync(file), 50));
    await expect(withLock(file, onWait, async () => 'after')).resolves.toBe('after');
    expect(onWait).toHaveBeenCalledTimes(1);
  });
});
