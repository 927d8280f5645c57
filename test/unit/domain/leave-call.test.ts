import { describe, expect, test } from 'vitest';
import {
  type CallState,
  dropLost,
  leaveCall,
  loseConnection,
  removeParticipant,
  requireParticipant,
  setMediaState,
} from '#server/domain/index.ts';
import {
  START,
  callWith,
  castOf,
  codeOf,
  factsAt,
  placeOf,
  ringingCall,
  seatOf,
  toldBy,
  valueOf,
} from '#test/support/call-states.ts';

const leave = (call: CallState, name: string, afterMs = 1000) => leaveCall(call, seatOf(call, name), factsAt(afterMs));
const lose = (call: CallState, name: string, afterMs = 1000) =>
  loseConnection(call, seatOf(call, name), factsAt(afterMs));
const trio = callWith({ ada: 'connected', ben: 'connected', cleo: 'connected' });

describe('leaving', () => {
  test('ends the place for good and tells those who stay how many are connected', () => {
    const change = leave(trio, 'cleo');
    expect(seatOf(change.call, 'cleo')).toMatchObject({ status: 'left', leftAt: START + 1000 });
    expect(toldBy(change)).toEqual(['participant.left > ada ben']);
    expect(change.events[0]?.event.payload).toMatchObject({ total: 2, removed: false, leftAt: START + 1000 });
  });

  test('lost ones do not count as connected, but are told for when they are back', () => {
    const change = leave(callWith({ ada: 'connected', ben: 'disconnected', cleo: 'connected' }), 'cleo');
    expect(toldBy(change)).toEqual(['participant.left > ada ben']);
    expect(change.events[0]?.event.payload).toMatchObject({ total: 1 });
  });

  test('the initiator leaves and the call goes on', () => {
    const { call } = leave(trio, 'ada');
    expect(call.phase).toBe('active');
    expect(seatOf(call, 'ada').role).toBe('initiator');
  });

  test('the last one ends the call, which nobody in particular ended', () => {
    const change = leave(callWith({ ada: 'left', ben: 'connected' }), 'ben', 9000);
    expect(change.call).toMatchObject({
      phase: 'ended',
      endReason: 'normal',
      endedBy: undefined,
      endedAt: START + 9000,
    });
    expect(change.events.at(-1)?.event).toMatchObject({ name: 'call.ended', payload: { durationMs: 9000 } });
  });

  test('the caller hangs up before anybody answered: no duration, and it rings no more', () => {
    const change = leave(ringingCall(['ben', 'cleo']), 'ada');
    expect(change.call).toMatchObject({ phase: 'ended', endedBy: 'ada' });
    expect(change.call.callees.map((callee) => callee.outcome)).toEqual(['cancelled', 'cancelled']);
    expect(toldBy(change)).toEqual(['participant.left >', 'call.ringStopped > ben cleo', 'call.ended > ben cleo']);
    expect(change.events.at(-1)?.event.payload).toMatchObject({ durationMs: 0 });
  });

  test('with only a lobby left the call ends, for the lobby too, which was never in it', () => {
    const change = leave(callWith({ ada: 'connected', gil: 'waiting' }), 'ada');
    expect(castOf(change.call)).toEqual({ ada: 'left' });
    expect(toldBy(change).at(-1)).toBe('call.ended > gil');
  });

  test('one who leaves the lobby was never in the call', () => {
    const change = leave(callWith({ ada: 'connected', gil: 'waiting' }), 'gil');
    expect(castOf(change.call)).toEqual({ ada: 'connected' });
    expect(toldBy(change)).toEqual(['participant.left > ada']);
  });
});

describe('being removed', () => {
  test('the removed one is told first and is kept out', () => {
    const change = removeParticipant(trio, seatOf(trio, 'ben'), factsAt());
    expect(change.call.removed).toEqual(['ben']);
    expect(toldBy(change)).toEqual(['participant.removed > ben', 'participant.left > ada cleo']);
    expect(change.events[1]?.event.payload).toMatchObject({ removed: true });
  });
});

describe('losing the connection', () => {
  test('keeps the place and tells the others', () => {
    const change = lose(trio, 'ben');
    expect(castOf(change.call)).toEqual({ ada: 'connected', ben: 'disconnected', cleo: 'connected' });
    expect(change.call.lostAt).toEqual({ [placeOf('ben')]: START + 1000 });
    expect(toldBy(change)).toEqual(['participant.statusChanged > ada cleo']);
  });

  test('the call survives even when everybody is lost', () => {
    const { call } = lose(lose(callWith({ ada: 'connected', ben: 'connected' }), 'ben').call, 'ada');
    expect(call.phase).toBe('active');
  });

  test('losing it twice does not extend the grace', () => {
    const { call } = lose(trio, 'ben');
    expect(lose(call, 'ben', 20_000)).toEqual({ call, events: [] });
  });

  test('one who waited in the lobby just goes', () => {
    const change = lose(callWith({ ada: 'connected', gil: 'waiting' }), 'gil');
    expect(castOf(change.call)).toEqual({ ada: 'connected' });
    expect(toldBy(change)).toEqual(['participant.left > ada']);
  });

  test('a call that ended has nothing to lose', () => {
    const call = callWith({ ada: 'left' }, { phase: 'ended' });
    expect(lose(call, 'ada')).toEqual({ call, events: [] });
  });
});

describe('the grace', () => {
  const torn = callWith(
    { ada: 'connected', ben: 'disconnected', cleo: 'disconnected' },
    { lostAt: { [placeOf('ben')]: START, [placeOf('cleo')]: START + 5000 } },
  );

  test.each([
    { afterMs: 29_999, expected: { ada: 'connected', ben: 'disconnected', cleo: 'disconnected' } },
    { afterMs: 30_000, expected: { ada: 'connected', ben: 'left', cleo: 'disconnected' } },
    { afterMs: 35_000, expected: { ada: 'connected', ben: 'left', cleo: 'left' } },
  ])('after $afterMs ms: $expected', ({ afterMs, expected }) => {
    expect(castOf(dropLost(torn, factsAt(afterMs)).call)).toEqual(expected);
  });

  test('a call ends once, when all of it was lost for too long', () => {
    const change = dropLost(callWith({ ada: 'disconnected', ben: 'disconnected' }), factsAt(30_000));
    expect(change.call.phase).toBe('ended');
    expect(toldBy(change).filter((line) => line.startsWith('call.ended'))).toHaveLength(1);
  });
});

describe('finding a participant', () => {
  const call = callWith({ ada: 'connected', ben: 'left', gil: 'waiting', cleo: 'disconnected' });
  test.each([
    { name: 'ada', code: 'ok' },
    { name: 'gil', code: 'ok' },
    { name: 'cleo', code: 'ok' },
    { name: 'ben', code: 'PARTICIPANT_NOT_FOUND' },
    { name: 'nobody', code: 'PARTICIPANT_NOT_FOUND' },
  ])('$name: $code', ({ name, code }) => {
    expect(codeOf(requireParticipant(call, placeOf(name)))).toBe(code);
  });
});

test('what somebody sends is kept and told to the others alone', () => {
  const media = { audio: false, video: true, screen: true };
  const ben = valueOf(requireParticipant(trio, placeOf('ben')));
  const change = valueOf(setMediaState(trio, ben, media));
  expect(seatOf(change.call, 'ben').media).toEqual(media);
  expect(toldBy(change)).toEqual(['participant.mediaChanged > ada cleo']);
});
