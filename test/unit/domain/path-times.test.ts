import { describe, expect, test } from 'vitest';
import { type CallState, endCall, pathTimesOf, startSwitch, settleSwitch, tallyPaths } from '#server/domain/index.ts';
import { START, callWith, factsAt, placeOf, ringingCall } from '#test/support/call-states.ts';

const at = (call: CallState, afterMs: number): CallState => tallyPaths(call, START + afterMs);
const timesOf = (call: CallState, afterMs = 0) => pathTimesOf(call, START + afterMs);
const pair = callWith({ ada: 'connected', ben: 'connected' });

/** Begins a change of path and lets all confirm it, each at its moment. */
const toSfu = (call: CallState, fromMs: number, confirmedMs: number) => {
  const begun = at(startSwitch(call, 'sfu', 'manual', factsAt(fromMs)).call, fromMs);
  const half = at(settleSwitch(begun, placeOf('ada')).call, confirmedMs - 1);
  return at(settleSwitch(half, placeOf('ben')).call, confirmedMs);
};

describe('the times of paths', () => {
  test('count from the beginning to the end, on the path that the call has', () => {
    const running = at(pair, 5_000);
    expect(timesOf(running, 7_000)).toEqual({ p2p: 7_000, sfu: 0 });
    const ended = at(endCall(running, { reason: 'normal' }, factsAt(9_000)).call, 9_000);
    expect(timesOf(ended, 60_000)).toEqual({ p2p: 9_000, sfu: 0 });
    expect(at(ended, 60_000)).toBe(ended);
  });

  test('change hands when the change of path is complete', () => {
    const moved = toSfu(at(pair, 0), 4_000, 5_000);
    expect(timesOf(moved, 5_000)).toEqual({ p2p: 5_000, sfu: 0 });
    const ended = at(endCall(moved, { reason: 'normal' }, factsAt(20_000)).call, 20_000);
    expect(timesOf(ended)).toEqual({ p2p: 5_000, sfu: 15_000 });
  });

  test('a path that was never completely there carried nothing', () => {
    const begun = at(startSwitch(at(pair, 0), 'sfu', 'manual', factsAt(4_000)).call, 4_000);
    const ended = at(endCall(begun, { reason: 'forced' }, factsAt(6_000)).call, 6_000);
    expect(timesOf(ended)).toEqual({ p2p: 6_000, sfu: 0 });
  });

  test('nothing else than a new path or the end writes them', () => {
    const running = at(pair, 0);
    expect(at(running, 60_000)).toBe(running);
  });

  test('a call that never ran has none, nor one that ended before they were counted', () => {
    expect(timesOf(at(ringingCall(['ben']), 1_000), 1_000)).toBeUndefined();
    expect(timesOf(callWith({ ada: 'left' }, { phase: 'ended', endedAt: START + 1 }))).toBeUndefined();
  });
});
