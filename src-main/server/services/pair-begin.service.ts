import { type Conversation, type InputOf, type Outcome, type PairCall, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId, CallId, ConversationId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type PersonActor, beginCall, findSeat, ringingIn, toPairCall } from '../domain/index.ts';
import type {
  Asker,
  Connections,
  Handlers,
  RandomSource,
  Repositories,
  SerialQueue,
  StoredAccount,
} from '../ports/index.ts';
import { connectionOf, personOf } from './call-standing.ts';
import { toPerson } from './conversations.service.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** One person rings another by name. */
export const createPairBeginService = (parts: Parts): Pick<Handlers, 'pair.initiate'> => {
  const { live, repositories, connections, queue, random } = parts;

  /** The conversation of the two, made on their first call. */
  const conversationOf = async (caller: PersonActor, callee: StoredAccount): Promise<Conversation> => {
    const mine = await repositories.conversations.listOfAccount(caller.id as AccountId);
    const known = mine.find(
      ({ type, members }) => type === 'direct' && members.some(({ person }) => person.id === callee.id),
    );
    if (known) return known;
    const conversation: Conversation = {
      id: random.objectId() as ConversationId,
      type: 'direct',
      title: '',
      lobby: false,
      createdAt: parts.clock.now(),
      members: [
        { person: caller.person, role: 'admin' },
        { person: toPerson(callee), role: 'member' },
      ],
    };
    await repositories.conversations.insert(conversation);
    return conversation;
  };

  /** Busy is who is in a call, and whose phone rings for one person already. */
  const isBusy = (personId: PersonId): boolean =>
    live
      .list()
      .some((call) => findSeat(call, personId) !== undefined || (call.pair && ringingIn(call).includes(personId)));

  const ring = async (
    asker: Asker,
    callee: StoredAccount,
    { type, channelId }: Pick<InputOf<'pair.initiate'>, 'type' | 'channelId'>,
  ): Promise<Outcome<{ pairCall: PairCall }>> => {
    const actor = personOf(asker);
    if (isBusy(callee.id)) return fail('PERSON_BUSY');
    const conversation = await conversationOf(actor, callee);
    const running = await repositories.calls.findLiveInConversation(conversation.id);
    if (running) return fail('CALL_ALREADY_ACTIVE', undefined, { callId: running.id });
    const callId = random.objectId() as CallId;
    const participantId = random.objectId() as ParticipantId;
    const pair = {
      channelId: channelId ?? random.objectId(),
      isDelivered: connections.ofPerson(callee.id).length > 0,
    };
    const begin = { callId, participantId, conversation, caller: actor.person, type, media: {}, guests: [], pair };
    const call = await live.commit(beginCall(begin, live.facts()), { by: actor.signInId });
    connections.attach({ callId, participantId, personId: actor.id }, connectionOf(asker, connections));
    return ok({ pairCall: toPairCall(call, actor.id) });
  };

  return {
    'pair.initiate': async (asker, { calleeId, type, channelId }) => {
      const actor = personOf(asker);
      if (calleeId === actor.id) return fail('SELF_CALL');
      const callee = await repositories.accounts.find(calleeId as AccountId);
      if (!callee) return fail('ACCOUNT_NOT_FOUND');
      // Two who ring each other at the same moment wait for each other here; the second one finds the first one's call.
      const bothOfThem = [actor.id, callee.id].toSorted().join(' ');
      return queue.run(bothOfThem, () => ring(asker, callee, { type, channelId }));
    },
  };
};
