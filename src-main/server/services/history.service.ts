import { type CallSummary, type Conversation, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import { durationMs, pathTimesOf } from '../domain/index.ts';
import type { Handlers, Repositories } from '../ports/index.ts';
import { personOf, requireVisible, standingOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly clock: Clock;
}

type HistoryHandlers = Pick<Handlers, 'call.get' | 'call.list' | 'call.listMine' | 'call.markSeen'>;

/** What has been. */
export const createHistoryService = (parts: Parts): HistoryHandlers => {
  const { live } = parts;
  const { calls, conversations } = parts.repositories;
  return {
    'call.get': async (asker, { callId }) => {
      const call = await requireVisible(live, asker, callId);
      if (!call.ok) return call;
      const now = parts.clock.now();
      const lengths = { durationMs: durationMs(call.value, now), pathTimesMs: pathTimesOf(call.value, now) };
      return ok({ call: call.value, mediaRoom: live.roomOf(call.value), ...lengths });
    },
    'call.list': async (asker, { conversationId, ...page }) => {
      const actor = personOf(asker);
      const conversation = await conversations.find(conversationId);
      if (!conversation) return fail('CONVERSATION_NOT_FOUND');
      if (!standingOf(actor, conversation).isMember) return fail('NOT_A_MEMBER');
      const isOutside = actor.kind === 'guest' && conversation.lobby;
      if (isOutside && page.phase === 'ended') return ok({ calls: [], total: 0 });
      const query = { conversationId, viewer: actor.id, ...page };
      const { items, total } = await calls.pageOfConversation(isOutside ? { ...query, phase: 'active' } : query);
      return ok({ calls: isOutside ? items.map((call) => fromOutside(call, conversation)) : [...items], total });
    },
    'call.listMine': async (asker, page) => {
      const { id } = personOf(asker);
      const { items, total } = await calls.pageOfPerson({ personId: id, ...page });
      return ok({ calls: [...items], total, unseenMissed: await calls.countUnseenMissed(id) });
    },
    'call.markSeen': async (asker) => {
      await calls.markMissedSeen(personOf(asker).id, parts.clock.now());
      return ok({});
    },
  };
};

/** In front of a lobby one may know that a call runs, to knock at its door, but not who is inside. */
const fromOutside = (call: CallSummary, { title }: Conversation): CallSummary => ({
  ...call,
  title,
  names: [],
  participantCount: 0,
});
