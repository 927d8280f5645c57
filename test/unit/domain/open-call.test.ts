import { expect, test } from 'vitest';
import { openCall } from '#server/domain/index.ts';
import type { CallId, ConversationId, ParticipantId } from '#shared/kernel/ids.ts';
import { START, factsAt, personNamed } from '#test/support/call-states.ts';

test('a call at an agreed time runs at once and rings for nobody', () => {
  const members = ['ada', 'ben'].map((name) => ({ person: personNamed(name), role: 'member' as const }));
  const conversation = {
    id: 'c' as ConversationId,
    type: 'group' as const,
    title: '',
    lobby: false,
    createdAt: START,
    members,
  };
  const ids = { callId: 'call' as CallId, participantId: 'place' as ParticipantId };
  const { call, events } = openCall(
    { ...ids, conversation, caller: personNamed('ada'), type: 'video', media: {} },
    factsAt(5),
  );
  expect(events).toEqual([]);
  expect(call).toMatchObject({ phase: 'active', activeAt: START + 5, callees: [], conversationId: 'c' });
  expect(call.participants.map(({ person, status }) => [person.name, status])).toEqual([['ada', 'connected']]);
});
