import { type Conversation, type Outcome, type Person, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { CallId, ConversationId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, endCall, observeCall, openOperatedCall } from '../domain/index.ts';
import type { Asker, Connections, Handlers, RandomSource, Repositories } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import { requireModerated } from './conversations.service.ts';
import type { LinkBoard } from './link-board.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf, requireSteered, requireWatched, steeredBy } from './operator-standing.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly links: LinkBoard;
  readonly random: RandomSource;
  readonly clock: Clock;
}

type OperatedHandlers = Pick<
  Handlers,
  'operator.openCall' | 'operator.listCalls' | 'operator.getCall' | 'operator.endCall'
>;

/** Calls that are steered from outside. */
export const createOperatedCallsService = (parts: Parts): OperatedHandlers => {
  const { live, repositories, random, clock } = parts;

  const make = async (person: Person, title: string): Promise<Outcome<Conversation>> => {
    const conversation: Conversation = {
      id: random.objectId() as ConversationId,
      type: 'group',
      title,
      lobby: false,
      createdAt: clock.now(),
      members: [{ person, role: 'admin' }],
    };
    await repositories.conversations.insert(conversation);
    return ok(conversation);
  };

  /** A conversation that the asker moderates, and in which no call runs. */
  const idle = async (asker: Asker, id: ConversationId): Promise<Outcome<Conversation>> => {
    const found = await requireModerated(repositories, asker, id);
    const running = found.ok ? await repositories.calls.findLiveInConversation(id) : undefined;
    return running ? fail('CALL_ALREADY_ACTIVE', undefined, { callId: running.id }) : found;
  };

  return {
    'operator.openCall': async (asker, { title = '', conversationId }) => {
      const { person } = accountOf(asker);
      if (!live.facts().sfuAvailable) return fail('MEDIA_UNAVAILABLE');
      const found = await (conversationId ? idle(asker, conversationId) : make(person, title));
      if (!found.ok) return found;
      const conversation = found.value;
      const callId = random.objectId() as CallId;
      const nobody = random.objectId() as ParticipantId;
      const opened = openOperatedCall({ callId, conversation, creator: person, nobody }, live.facts());
      const { createdAt } = await live.commit(opened);
      return ok({ callId, createdAt });
    },
    'operator.listCalls': async (asker) => {
      const calls = await Promise.all(steeredBy(live, asker.actor).map((call) => observe(parts, call)));
      return ok({ calls: calls.toSorted((one, other) => other.createdAt - one.createdAt) });
    },
    'operator.getCall': async (asker, { callId }) => {
      const call = await requireWatched(live, asker, callId);
      return call.ok ? ok({ call: await observe(parts, call.value) }) : call;
    },
    'operator.endCall': async (asker, { callId }) => {
      const call = await requireSteered(live, asker, callId);
      if (!call.ok) return call;
      const facts = live.facts();
      const endedBy = asker.actor.kind === 'account' ? asker.actor.id : undefined;
      const ended = await live.commit(endCall(call.value, { reason: 'normal', endedBy }, facts), authorOf(asker));
      return ok({ callId, endedAt: ended.endedAt ?? facts.now });
    },
  };
};

/** The call as an operator sees it. */
export const observe = async (
  { repositories, connections, links }: Pick<Parts, 'repositories' | 'connections' | 'links'>,
  call: CallState,
) => {
  const conversation = await repositories.conversations.find(call.conversationId);
  return observeCall(call, {
    title: conversation?.title ?? '',
    operators: connections.of(call.id).length,
    qualityOf: links.qualityOf,
  });
};
