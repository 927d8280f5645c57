import { describe, expect, test } from 'vitest';
import type { DeclineReason } from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  declineCall,
  endCall,
  expireRinging,
  maySee,
  ringingIn,
  stopRinging,
} from '#server/domain/index.ts';
import {
  START,
  callWith,
  codeOf,
  factsAt,
  personNamed,
  ringingCall,
  toldBy,
  valueOf,
} from '#test/support/call-states.ts';

const decline = (call: CallState, name: string, reason: DeclineReason = 'declined') =>
  declineCall(call, { person: personNamed(name), reason }, factsAt(3000));
const outcomesOf = (call: CallState) => call.callees.map((callee) => callee.outcome);

describe('declining', () => {
  test.each(['busy', 'declined', 'unavailable'] as const)('%s is kept, and the caller learns it', (reason) => {
    const change = valueOf(decline(ringingCall(['ben', 'cleo']), 'ben', reason));
    expect(outcomesOf(change.call)).toEqual([reason, 'ringing']);
    expect(change.call.phase).toBe('ringing');
    expect(toldBy(change)).toEqual(['call.ringStopped > ben', 'call.declined > ada']);
  });

  test('the last callee who declines ends the call, without a duration', () => {
    const change = valueOf(decline(valueOf(decline(ringingCall(['ben', 'cleo']), 'ben')).call, 'cleo'));
    expect(change.call).toMatchObject({ phase: 'ended', endReason: 'normal', endedBy: 'cleo' });
    expect(toldBy(change)).toEqual(['call.ringStopped > cleo', 'call.declined > ada', 'call.ended > ada']);
    expect(change.events.at(-1)?.event.payload).toMatchObject({ durationMs: 0 });
  });

  test('a call with people in it goes on', () => {
    const call = callWith(
      { ada: 'connected', ben: 'connected' },
      { callees: [{ personId: 'cleo' as PersonId, outcome: 'ringing' }] },
    );
    expect(valueOf(decline(call, 'cleo')).call.phase).toBe('active');
  });

  test.each([
    { who: 'ada', call: ringingCall(['ben']), code: 'CALL_NOT_RINGING' },
    { who: 'stranger', call: ringingCall(['ben']), code: 'CALL_NOT_RINGING' },
    { who: 'ben', call: callWith({ ada: 'left' }, { phase: 'ended' }), code: 'CALL_ENDED' },
    { who: 'ben', call: valueOf(decline(ringingCall(['ben', 'cleo']), 'ben')).call, code: 'CALL_NOT_RINGING' },
  ])('$who cannot decline what does not ring: $code', ({ who, call, code }) => {
    expect(codeOf(decline(call, who))).toBe(code);
  });
});

describe('ringing too long', () => {
  test('nothing happens before the time', () => {
    const call = ringingCall(['ben']);
    expect(expireRinging(call, factsAt(59_999))).toEqual({ call, events: [] });
  });

  test('an unanswered call ends by timeout, and those who missed it are told', () => {
    const change = expireRinging(ringingCall(['ben', 'cleo']), factsAt(60_000));
    expect(change.call).toMatchObject({ phase: 'ended', endReason: 'timeout', endedBy: undefined });
    expect(outcomesOf(change.call)).toEqual(['missed', 'missed']);
    expect(toldBy(change)).toEqual(['call.ringStopped > ben cleo', 'call.ended > ada ben cleo']);
    expect(change.events.at(-1)?.event.payload).toMatchObject({ reason: 'timeout', durationMs: 0 });
  });

  test('in a running call only the silent ones have missed it', () => {
    const call = callWith(
      { ada: 'connected', ben: 'connected' },
      {
        callees: [
          { personId: 'ben' as PersonId, outcome: 'answered' },
          { personId: 'cleo' as PersonId, outcome: 'ringing' },
        ],
      },
    );
    const change = expireRinging(call, factsAt(60_000));
    expect(change.call.phase).toBe('active');
    expect(outcomesOf(change.call)).toEqual(['answered', 'missed']);
    expect(toldBy(change)).toEqual(['call.ringStopped > cleo']);
  });

  test('a caller alone in a conversation waits for an hour', () => {
    const alone = ringingCall([]);
    expect(expireRinging(alone, factsAt(3_599_999)).call.phase).toBe('ringing');
    expect(expireRinging(alone, factsAt(3_600_000)).call).toMatchObject({ phase: 'ended', endReason: 'timeout' });
  });
});

test('ringing stops only for those whom it rings for, and tells nobody else', () => {
  const call = ringingCall(['ben', 'cleo']);
  expect(stopRinging(call, ['stranger' as PersonId], 'answered')).toEqual({ call, events: [] });
  const stopped = stopRinging(call, ['ben', 'stranger'] as PersonId[], 'answered');
  expect(toldBy(stopped)).toEqual(['call.ringStopped > ben']);
  expect(ringingIn(stopped.call)).toEqual(['cleo']);
});

describe('ending', () => {
  const call = callWith(
    { ada: 'connected', ben: 'disconnected', cleo: 'left', gil: 'waiting' },
    {
      callees: [
        { personId: 'ben' as PersonId, outcome: 'answered' },
        { personId: 'dora' as PersonId, outcome: 'ringing' },
        { personId: 'emil' as PersonId, outcome: 'declined' },
      ],
      mode: 'sfu',
      smallSince: START,
    },
  );
  const change = endCall(call, { reason: 'forced', endedBy: 'ada' as PersonId }, factsAt(90_000));

  test('closes every place at that moment, and leaves nothing under way', () => {
    const { participants, ...ended } = change.call;
    expect(ended).toMatchObject({ phase: 'ended', endReason: 'forced', endedBy: 'ada', endedAt: START + 90_000 });
    expect(ended).toMatchObject({ lostAt: {}, smallSince: undefined, modeSwitch: undefined });
    expect(participants.map(({ person, status, leftAt }) => [person.name, status, leftAt])).toEqual([
      ['ada', 'left', START + 90_000],
      ['ben', 'left', START + 90_000],
      ['cleo', 'left', START],
    ]);
  });

  test('cancels the ringing and is told to all who are in, wait or were rung; not to those who had gone', () => {
    expect(outcomesOf(change.call)).toEqual(['answered', 'cancelled', 'declined']);
    expect(toldBy(change)).toEqual(['call.ringStopped > dora', 'call.ended > ada ben dora gil']);
  });

  test('an answered call has lasted since its beginning', () => {
    expect(change.events.at(-1)?.event.payload).toMatchObject({ durationMs: 90_000 });
  });
});

describe('who may look into a call', () => {
  const call = callWith(
    { ada: 'connected', ben: 'left', gil: 'waiting' },
    {
      callees: [
        { personId: 'cleo' as PersonId, outcome: 'ringing' },
        { personId: 'dora' as PersonId, outcome: 'declined' },
      ],
    },
  );
  test.each([
    { name: 'ada', may: true },
    { name: 'ben', may: true },
    { name: 'cleo', may: true },
    { name: 'dora', may: false },
    { name: 'gil', may: false },
    { name: 'stranger', may: false },
  ])('$name: $may', ({ name, may }) => {
    expect(maySee(call, name as PersonId)).toBe(may);
  });
});
