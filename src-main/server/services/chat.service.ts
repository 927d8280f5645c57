import { type ChatMessage, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { MessageId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { everybodyIn, tell } from '../domain/index.ts';
import type { Handlers, Publisher, RandomSource, Repositories } from '../ports/index.ts';
import { requireOwnSeat, requireVisible } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly publisher: Publisher;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** The chat of a call: stored first, told then. */
export const createChatService = (parts: Parts): Pick<Handlers, 'chat.send' | 'chat.list'> => {
  const { live, repositories, publisher, random, clock } = parts;
  return {
    'chat.send': async (asker, { callId, text, clientId, kind }) => {
      const seat = await requireOwnSeat(live, asker, callId);
      if (!seat.ok) return seat;
      const { call, own } = seat.value;
      if (call.meeting?.settings.chat === false) return fail('CHAT_OFF');
      const fresh: ChatMessage = {
        id: random.objectId() as MessageId,
        callId,
        person: own.person,
        participantId: own.id,
        text,
        sentAt: clock.now(),
        kind,
      };
      const message = await repositories.chat.insert(fresh, clientId);
      if (message.id === fresh.id)
        publisher.publish([
          tell('chat.posted', { callId, channel: call.meeting?.channel, message }, everybodyIn(call)),
        ]);
      return ok({ message });
    },
    'chat.list': async (asker, query) => {
      const call = await requireVisible(live, asker, query.callId);
      if (!call.ok) return call;
      return ok({ messages: [...(await repositories.chat.list(query))] });
    },
  };
};
