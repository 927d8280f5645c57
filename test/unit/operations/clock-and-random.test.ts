import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '#server/operations/clock.ts';
import { createRandomSource } from '#server/operations/random.ts';
import { isObjectId } from '#shared/kernel/ids.ts';
import { createManualClock } from './support.ts';

describe('the system clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells the time and runs a task once, not early', () => {
    const task = vi.fn<() => void>();
    const before = systemClock.now();
    systemClock.schedule(1000, task);
    vi.advanceTimersByTime(999);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledTimes(1);
    expect(systemClock.now()).toBe(before + 1000);
    vi.advanceTimersByTime(10_000);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('holds delays that are longer than a timer of Node can be', () => {
    const task = vi.fn<() => void>();
    const days60 = 60 * 24 * 60 * 60 * 1000;
    systemClock.schedule(days60, task);
    vi.advanceTimersByTime(days60 - 1);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('runs nothing that was cancelled, not even in a later part of a long delay', () => {
    const task = vi.fn<() => void>();
    const cancelShort = systemClock.schedule(10, task);
    const cancelLong = systemClock.schedule(2 ** 32, task);
    cancelShort();
    cancelShort();
    vi.advanceTimersByTime(2 ** 31 + 1);
    cancelLong();
    vi.advanceTimersByTime(2 ** 33);
    expect(task).not.toHaveBeenCalled();
  });
});

describe('random values', () => {
  it('object ids are 24 hex digits that sort by time', () => {
    const clock = createManualClock(0);
    const random = createRandomSource(clock);
    const ids = Array.from({ length: 50 }, () => {
      clock.advance(40_000_000_000);
      return random.objectId();
    });
    expect(ids.every(isObjectId)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids.map((id) => id.slice(8))).size).toBe(50);
  });

  it('tokens have 256 bits and fit into an address', () => {
    const random = createRandomSource(createManualClock());
    expect(random.token()).toMatch(/^[\w-]{43}$/);
    expect(random.token()).not.toBe(random.token());
  });

  it('join codes are three groups without letters that look alike', () => {
    const random = createRandomSource(createManualClock());
    const codes = Array.from({ length: 300 }, () => random.joinCode());
    for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z]{3}-[a-hjkmnp-z]{4}-[a-hjkmnp-z]{3}$/);
    expect(new Set(codes).size).toBe(300);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(23);
  });

  it('hashes with SHA-256', () => {
    const random = createRandomSource(createManualClock());
    expect(random.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
