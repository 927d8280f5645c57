import { describe, expect, test } from 'vitest';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  acceptPair,
  activatePair,
  durationMs,
  endPair,
  findSeat,
  joinCall,
  leaveCall,
  rejectPair,
  toPairCall,
} from '#server/domain/index.ts';
import {
  START,
  castOf,
  codeOf,
  factsAt,
  personNamed,
  ringingCall,
  seatOf,
  toldBy,
  valueOf,
} from '#test/support/call-states.ts';

const PAIR = { channelId: 'channel', isDelivered: true };
const pairCall = (): CallState => ringingCall(['ben'], { conversationType: 'direct', pair: PAIR });
const groupCall = (): CallState => ringingCall(['ben', 'cleo']);

const ask = (name: string) => ({ person: personNamed(name), participantId: `${name}'s new place` as ParticipantId });
const accept = (call: CallState, name = 'ben', afterMs = 1_000) =>
  valueOf(acceptPair(call, ask(name), factsAt(afterMs)));
const end = (call: CallState, name: string, afterMs: number, told?: number, isLenient = false) =>
  endPair(call, { person: personNamed(name), durationMs: told, isLenient }, factsAt(afterMs));
const join = (call: CallState, name: string, afterMs = 1_000) =>
  valueOf(
    joinCall(call, { ...ask(name), audio: true, video: true, isAllowed: true, mustWait: false }, factsAt(afterMs)),
  );
const leave = (call: CallState, name: string, afterMs = 5_000) => leaveCall(call, seatOf(call, name), factsAt(afterMs));
const seenBy = (call: CallState, name: string) => toPairCall(call, name as PersonId);

describe('a call between two', () => {
  test('connects when it is answered, by whatever way, until one of the two says that it is active', () => {
    for (const answered of [accept(pairCall()).call, join(pairCall(), 'ben').call]) {
      expect(answered).toMatchObject({ phase: 'connecting', activeAt: undefined });
      expect(seenBy(answered, 'ada')).toMatchObject({ status: 'connecting', startedAt: START + 1_000 });
      const active = valueOf(activatePair(answered, personNamed('ada'), factsAt(3_000))).call;
      expect(seenBy(active, 'ben')).toMatchObject({ status: 'active', startedAt: START + 3_000 });
      expect(codeOf(activatePair(active, personNamed('ben'), factsAt(4_000)))).toBe('INVALID_CALL_STATE');
    }
  });

  test('is over when one of the two has left, and as long as it was answered', () => {
    const { call } = leave(accept(pairCall()).call, 'ben', 61_000);
    expect(call).toMatchObject({ phase: 'ended', endedBy: 'ben' });
    expect(seenBy(call, 'ada')).toMatchObject({ status: 'ended', durationMs: 60_000 });
    expect(durationMs(call, START + 100_000)).toBe(60_000);
  });

  test.each([
    [undefined, 60_000],
    [0, 0],
    [64_999, 64_999],
    [65_001, 60_000],
    [-1, 60_000],
  ])('that ends with a told length of %s is %d ms long', (told, expected) => {
    const answered = accept(pairCall()).call;
    const { call } = valueOf(end(answered, 'ada', 61_000, told, true));
    expect(seenBy(call, 'ben').durationMs).toBe(expected);
    const isRefused = told !== undefined && expected !== told;
    expect(codeOf(end(answered, 'ada', 61_000, told))).toBe(isRefused ? 'INVALID_INPUT' : 'ok');
  });

  test('has no length when it was never answered', () => {
    const { call } = valueOf(end(pairCall(), 'ada', 30_000, 3_000, true));
    expect(seenBy(call, 'ada')).toMatchObject({ status: 'ended', durationMs: 0, startedAt: undefined });
  });
});

describe('a larger call, to somebody who takes it for one of two', () => {
  test('is active to all others at once, and connects to that one until told otherwise', () => {
    const { call } = accept(groupCall());
    expect(call.phase).toBe('active');
    expect(call.pair).toBeUndefined();
    expect(seenBy(call, 'ben')).toMatchObject({ status: 'connecting', startedAt: START + 1_000 });
    expect(seenBy(call, 'ada').status).toBe('active');
    expect(seenBy(call, 'cleo').status).toBe('ringing');
    const active = valueOf(activatePair(call, personNamed('ben'), factsAt(2_000)));
    expect(active.events).toEqual([]);
    expect(seenBy(active.call, 'ben')).toMatchObject({ status: 'active', startedAt: START + 2_000 });
    expect(codeOf(activatePair(active.call, personNamed('ada'), factsAt(3_000)))).toBe('INVALID_CALL_STATE');
  });

  test('goes on when that one hangs up, whose own call is over', () => {
    const both = join(accept(groupCall()).call, 'cleo');
    const { call, events } = valueOf(end(both.call, 'ben', 11_000, 9_000));
    expect(castOf(call)).toMatchObject({ ada: 'connected', ben: 'left', cleo: 'connected' });
    expect(events.map(({ event }) => event.name)).toContain('participant.left');
    expect(seenBy(call, 'ben')).toMatchObject({ status: 'ended', endedAt: START + 11_000, durationMs: 9_000 });
    expect(codeOf(end(call, 'ben', 12_000))).toBe('INVALID_CALL_STATE');
    expect(call.phase).toBe('active');
  });

  test('is declined when that one hangs up before coming in', () => {
    const { call } = valueOf(end(groupCall(), 'ben', 2_000));
    expect(seenBy(call, 'ben').status).toBe('rejected');
    expect(call.phase).toBe('ringing');
  });

  test('is over when nobody else is left in it', () => {
    const change = leave(accept(groupCall()).call, 'ada');
    expect(change.call).toMatchObject({ phase: 'ended', endedBy: 'ada' });
    expect(toldBy(change)).toContain('call.ended > ben cleo');
  });

  test('is over for that one alone where it goes on without anybody', () => {
    const operated = { ...accept(groupCall()).call, creator: personNamed('otto') };
    const change = leave(operated, 'ada');
    expect(change.call.phase).toBe('active');
    expect(findSeat(change.call, 'ben' as PersonId)).toBeUndefined();
    expect(change.call.removed).toEqual([]);
    expect(toldBy(change)).toContain('participant.removed > ben');
  });

  test('goes on with two of them', () => {
    const two = accept(accept(groupCall(), 'ben').call, 'cleo').call;
    expect(leave(two, 'ada').call.phase).toBe('active');
  });

  test('keeps its door shut when it has a password', () => {
    const meetingFacts = { passwordHash: 'hash', invitedBy: {}, isReminded: true };
    expect(codeOf(acceptPair({ ...groupCall(), meetingFacts }, ask('ben'), factsAt()))).toBe('CALL_PASSWORD_WRONG');
    expect(codeOf(acceptPair({ ...groupCall(), isLocked: true }, ask('ben'), factsAt()))).toBe('CALL_LOCKED');
  });
});

test.each(['busy', 'declined', 'unavailable'] as const)('a refusal is one, whatever the reason: %s', (reason) => {
  const { call } = valueOf(rejectPair(pairCall(), { person: personNamed('ben'), reason }, factsAt(2_000)));
  for (const name of ['ada', 'ben']) expect(seenBy(call, name)).toMatchObject({ status: 'rejected', durationMs: 0 });
});
