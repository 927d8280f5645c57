import { describe, expect, test } from 'vitest';
import type { Conversation } from '#shared/contract/index.ts';
import type { GuestId } from '#shared/kernel/ids.ts';
import { type BeginCall, beginCall } from '#server/domain/index.ts';
import { CALL, CONVERSATION, START, factsAt, personNamed, placeOf, toldBy } from '#test/support/call-states.ts';

const conversation: Conversation = {
  id: CONVERSATION,
  type: 'group',
  title: 'Ward round',
  lobby: false,
  createdAt: START,
  members: ['ada', 'ben', 'cleo'].map((name) => ({ person: personNamed(name), role: 'member' })),
};

const begin = (change: Partial<BeginCall> = {}) =>
  beginCall(
    {
      callId: CALL,
      participantId: placeOf('ada'),
      conversation,
      caller: personNamed('ada'),
      type: 'video',
      media: {},
      guests: [],
      ...change,
    },
    factsAt(),
  );

describe('beginning a call', () => {
  test('the caller is participant number one, connected since the beginning, on a peer-to-peer call that rings', () => {
    const { call } = begin();
    expect(call).toMatchObject({ phase: 'ringing', mode: 'p2p', createdAt: START, initiatorId: placeOf('ada') });
    expect(call.participants).toMatchObject([{ role: 'initiator', status: 'connected', joinedAt: call.createdAt }]);
    expect(call.activeAt).toBeUndefined();
  });

  test('every other member is rung for a minute, and guests who wait are told that the meeting began', () => {
    const change = begin({ guests: ['gil' as GuestId] });
    expect(change.call.callees).toEqual(['ben', 'cleo'].map((personId) => ({ personId, outcome: 'ringing' })));
    expect(change.call.ringExpiresAt).toBe(START + 60_000);
    expect(toldBy(change)).toEqual(['call.opened >', 'call.ringing > ben cleo', 'call.available > gil']);
  });

  test('an unanswered call lives for an hour at most', () => {
    expect(begin().call.expiresAt).toBe(START + 3_600_000);
  });

  test.each([
    { type: 'video', media: {}, expected: { audio: true, video: true, screen: false } },
    { type: 'audio', media: {}, expected: { audio: true, video: false, screen: false } },
    { type: 'video', media: { audio: false, video: false }, expected: { audio: false, video: false, screen: false } },
    { type: 'audio', media: { screen: true }, expected: { audio: true, video: false, screen: true } },
  ] as const)('a $type call with $media sends $expected', ({ type, media, expected }) => {
    expect(begin({ type, media }).call.participants[0]?.media).toEqual(expected);
  });
});
