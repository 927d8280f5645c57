import { describe, expect, test } from 'vitest';
import type { PersonId } from '#shared/kernel/ids.ts';
import { type CallState, advanceCall, defaultCallRules, durationMs, nextDueAt } from '#server/domain/index.ts';
import { START, callWith, castOf, factsAt, placeOf, ringingCall, toldBy } from '#test/support/call-states.ts';

const pair = { ada: 'connected', ben: 'connected' } as const;
const switching = (deadline: number): Partial<CallState> => ({
  mode: 'sfu',
  modeSwitch: { from: 'p2p', to: 'sfu', reason: 'manual', deadline, pending: [placeOf('ada')] },
});

describe('when time has something to do', () => {
  test.each<{ case: string; call: CallState; due: number | undefined }>([
    { case: 'ringing', call: ringingCall(['ben']), due: 60_000 },
    { case: 'nobody to ring', call: ringingCall([]), due: 3_600_000 },
    {
      case: 'an hour comes before a very long ring',
      call: ringingCall(['ben'], { ringExpiresAt: START + 9e9 }),
      due: 3_600_000,
    },
    { case: 'talking', call: callWith(pair), due: undefined },
    {
      case: 'talking, still ringing for one',
      call: callWith(pair, { callees: [{ personId: 'x' as PersonId, outcome: 'ringing' }] }),
      due: 60_000,
    },
    { case: 'lost', call: callWith({ ada: 'connected', ben: 'disconnected' }), due: 30_000 },
    { case: 'small on the SFU', call: callWith(pair, { mode: 'sfu', smallSince: START }), due: 10_000 },
    { case: 'changing', call: callWith(pair, switching(START + 4000)), due: 4000 },
    {
      case: 'changing while small',
      call: callWith(pair, { ...switching(START + 400_000), smallSince: START }),
      due: 400_000,
    },
    {
      case: 'the first of several',
      call: callWith({ ...pair, cleo: 'disconnected' }, switching(START + 50_000)),
      due: 30_000,
    },
    { case: 'ended', call: callWith({ ada: 'left' }, { phase: 'ended' }), due: undefined },
  ])('$case: $due', ({ call, due }) => {
    expect(nextDueAt(call, defaultCallRules)).toBe(due === undefined ? undefined : START + due);
  });
});

describe('what time does', () => {
  test('an ended call stays as it is', () => {
    const call = callWith({ ada: 'left' }, { phase: 'ended' });
    expect(advanceCall(call, factsAt(9e9))).toEqual({ call, events: [] });
  });

  test('a change that nobody confirmed fails at the deadline', () => {
    const call = callWith(pair, switching(START + 10_000));
    expect(advanceCall(call, factsAt(9999)).events).toEqual([]);
    const failed = advanceCall(call, factsAt(10_000));
    expect(failed.call).toMatchObject({ mode: 'p2p', modeSwitch: undefined });
    expect(toldBy(failed)).toEqual(['call.modeSwitchFailed > ada ben']);
  });

  test('the grace of a lost one ends before the calm of those who stay is judged', () => {
    const call = callWith({ ...pair, cleo: 'disconnected' }, { mode: 'sfu' });
    const dropped = advanceCall(call, factsAt(30_000)).call;
    expect(castOf(dropped)).toEqual({ ...pair, cleo: 'left' });
    expect(dropped).toMatchObject({ mode: 'sfu', smallSince: START + 30_000 });
    expect(advanceCall(dropped, factsAt(40_000)).call.mode).toBe('p2p');
  });

  test('a caller lost while it rings is given up after the grace', () => {
    const call: CallState = { ...ringingCall(['ben']), ...lost('ada') };
    expect(advanceCall(call, factsAt(30_000)).call).toMatchObject({ phase: 'ended', endReason: 'normal' });
  });
});

test.each([
  { endedAt: undefined, expected: 5000 },
  { endedAt: START + 2000, expected: 2000 },
  { endedAt: START - 1, expected: 0 },
])('a call that ended at $endedAt lasts $expected ms', ({ endedAt, expected }) => {
  expect(durationMs({ createdAt: START, endedAt }, START + 5000)).toBe(expected);
});

function lost(name: string): Pick<CallState, 'participants' | 'lostAt'> {
  const { participants, lostAt } = callWith({ [name]: 'disconnected' });
  return { participants, lostAt };
}
