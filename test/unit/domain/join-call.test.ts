import { describe, expect, test } from 'vitest';
import { type CallState, type JoinCall, admitParticipant, joinCall, resumeCall } from '#server/domain/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import {
  START,
  callWith,
  castOf,
  codeOf,
  factsAt,
  personNamed,
  placeOf,
  ringingCall,
  seatOf,
  toldBy,
  valueOf,
} from '#test/support/call-states.ts';

const join = (call: CallState, name: string, change: Partial<JoinCall> = {}, facts = factsAt()) =>
  joinCall(
    call,
    {
      participantId: `${name}'s new place` as JoinCall['participantId'],
      person: personNamed(name),
      audio: true,
      video: true,
      isAllowed: true,
      mustWait: false,
      ...change,
    },
    facts,
  );

const pair = callWith({ ada: 'connected', ben: 'connected' });

describe('answering', () => {
  test('the first callee makes the call active and stops the own ringing; both are told that it started', () => {
    const answered = valueOf(join(ringingCall(['ben', 'cleo']), 'ben', {}, factsAt(5000)));
    expect(answered.call).toMatchObject({ phase: 'active', activeAt: START + 5000 });
    expect(answered.call.callees.map((callee) => callee.outcome)).toEqual(['answered', 'ringing']);
    expect(toldBy(answered)).toEqual(['call.ringStopped > ben', 'call.started > ada ben', 'participant.joined > ada']);
  });

  test('a later one is told alone, the others learn who came', () => {
    const later = valueOf(join(pair, 'cleo', {}, factsAt(0, { sfuAvailable: false })));
    expect(toldBy(later)).toEqual(['call.started > cleo', 'participant.joined > ada ben']);
    expect(later.call.activeAt).toBe(START);
  });

  test('one who declined or missed the ringing and comes after all has answered', () => {
    for (const outcome of ['declined', 'missed'] as const) {
      const call: CallState = { ...pair, callees: [{ personId: 'cleo' as PersonId, outcome }] };
      const joined = valueOf(join(call, 'cleo'));
      expect(joined.call.callees).toEqual([{ personId: 'cleo', outcome: 'answered' }]);
      expect(toldBy(joined)).not.toContain('call.ringStopped > cleo');
    }
  });

  test('the new place is the given one; video is off in an audio call', () => {
    const joined = valueOf(join({ ...pair, type: 'audio' }, 'cleo', { audio: false }));
    expect(joined.participantId).toBe("cleo's new place");
    expect(seatOf(joined.call, 'cleo')).toMatchObject({
      id: "cleo's new place",
      role: 'participant',
      media: { audio: false, video: false, screen: false },
    });
  });
});

describe('being refused', () => {
  const crowd = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, 'connected' as const]));
  test.each([
    { why: 'the call is over', call: callWith({ ada: 'left' }, { phase: 'ended' }), code: 'CALL_ENDED' },
    { why: 'removed before', call: { ...pair, removed: ['cleo' as PersonId] }, code: 'REMOVED_FROM_CALL' },
    { why: 'in already', call: callWith({ ada: 'connected', cleo: 'connected' }), code: 'ALREADY_PARTICIPANT' },
    { why: 'waiting already', call: callWith({ ada: 'connected', cleo: 'waiting' }), code: 'ALREADY_PARTICIPANT' },
    { why: 'no member', call: pair, change: { isAllowed: false }, code: 'NOT_A_MEMBER' },
    { why: 'fifty are in', call: callWith(crowd), code: 'MAX_PARTICIPANTS_REACHED' },
    {
      why: 'a lost one keeps the fiftieth place',
      call: callWith({ ...crowd, p7: 'disconnected' }),
      code: 'MAX_PARTICIPANTS_REACHED',
    },
  ] as const)('$why: $code', ({ call, code, ...rest }) => {
    expect(codeOf(join(call, 'cleo', 'change' in rest ? rest.change : {}))).toBe(code);
  });

  test('those who left or wait make room for a fiftieth', () => {
    expect(codeOf(join(callWith({ ...crowd, p7: 'left' }), 'cleo'))).toBe('ok');
    expect(codeOf(join(callWith({ ...crowd, p7: 'waiting' }), 'cleo'))).toBe('ok');
  });
});

describe('coming back', () => {
  const torn = callWith({ ada: 'connected', ben: 'disconnected' });

  test.each([
    { by: 'joining', back: () => valueOf(join(torn, 'ben', { isAllowed: false })) },
    { by: 'resuming', back: () => valueOf(resumeCall(torn, 'ben' as PersonId, factsAt())) },
  ])('$by gives a lost participant the old place, with nothing lost any more', ({ back }) => {
    const change = back();
    expect(change.participantId).toBe(placeOf('ben'));
    expect(change.call.participants).toHaveLength(2);
    expect(change.call.lostAt).toEqual({});
    expect(castOf(change.call)).toEqual({ ada: 'connected', ben: 'connected' });
    expect(toldBy(change)).toEqual(['participant.statusChanged > ada']);
  });

  test('the initiator who comes back is the initiator still', () => {
    const back = valueOf(resumeCall(callWith({ ada: 'disconnected', ben: 'connected' }), 'ada' as PersonId, factsAt()));
    expect(seatOf(back.call, 'ada').role).toBe('initiator');
  });

  test('resuming a place that was never lost, or the place in the lobby, changes and tells nothing', () => {
    const call = callWith({ ada: 'connected', gil: 'waiting' });
    for (const name of ['ada', 'gil']) {
      const resumed = valueOf(resumeCall(call, name as PersonId, factsAt(), { canWait: true }));
      expect(resumed).toEqual({ call, events: [], participantId: placeOf(name) });
    }
    // A way in that cannot say that somebody waits does not lead past the door.
    expect(codeOf(resumeCall(call, 'gil' as PersonId, factsAt()))).toBe('NOT_ADMITTED');
  });

  test.each([
    { call: callWith({ ada: 'connected', ben: 'left' }), code: 'NOT_A_PARTICIPANT' },
    { call: callWith({ ada: 'left', ben: 'left' }, { phase: 'ended' }), code: 'CALL_ENDED' },
    { call: { ...pair, removed: ['ben' as PersonId] }, code: 'REMOVED_FROM_CALL' },
  ] as const)('without a place there is nothing to resume: $code', ({ call, code }) => {
    expect(codeOf(resumeCall(call, 'ben' as PersonId, factsAt()))).toBe(code);
  });

  test('somebody who left joins as a newcomer, and the old place stays in the record', () => {
    const again = valueOf(join(callWith({ ada: 'connected', ben: 'left' }), 'ben'));
    expect(again.call.participants.map((participant) => [participant.id, participant.status])).toEqual([
      [placeOf('ada'), 'connected'],
      [placeOf('ben'), 'left'],
      ["ben's new place", 'connected'],
    ]);
  });
});

describe('the lobby', () => {
  test('who must wait is announced to those inside and hears nothing', () => {
    const waiting = valueOf(join(pair, 'gil', { mustWait: true }));
    expect(castOf(waiting.call)).toEqual({ ada: 'connected', ben: 'connected', gil: 'waiting' });
    expect(toldBy(waiting)).toEqual(['participant.statusChanged > ada ben']);
  });

  test('one waiting at a ringing call does not make it active', () => {
    expect(valueOf(join(ringingCall(['ben']), 'gil', { mustWait: true })).call.phase).toBe('ringing');
  });

  test('letting somebody in is a join at that moment', () => {
    const call = callWith({ ada: 'connected', gil: 'waiting' });
    const admitted = valueOf(admitParticipant(call, placeOf('gil'), factsAt(7000)));
    expect(seatOf(admitted.call, 'gil')).toMatchObject({ status: 'connected', joinedAt: START + 7000 });
    expect(toldBy(admitted)).toEqual(['call.started > gil', 'participant.joined > ada']);
  });

  test.each([
    { call: callWith({ ada: 'connected', gil: 'connected' }), code: 'PARTICIPANT_NOT_FOUND' },
    { call: callWith({ ada: 'connected' }), code: 'PARTICIPANT_NOT_FOUND' },
    { call: callWith({ ada: 'left' }, { phase: 'ended' }), code: 'CALL_ENDED' },
  ] as const)('only one who waits can be let in: $code', ({ call, code }) => {
    expect(codeOf(admitParticipant(call, placeOf('gil'), factsAt()))).toBe(code);
  });

  test('nobody is let into a full call', () => {
    const rules = { ...factsAt().rules, maxParticipants: 2 };
    const call = callWith({ ada: 'connected', ben: 'connected', gil: 'waiting' });
    expect(codeOf(admitParticipant(call, placeOf('gil'), factsAt(0, { rules })))).toBe('MAX_PARTICIPANTS_REACHED');
  });
});
