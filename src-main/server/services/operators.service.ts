import { type Conversation, type Outcome, type Participant, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { CallId, ConversationId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallState,
  type Change,
  andThen,
  bringToSfu,
  closeGate,
  endCall,
  isPresent,
  lockCall,
  observeCall,
  openGate,
  openOperatedCall,
  presentIn,
  removeParticipant,
} from '../domain/index.ts';
import type { Asker, Connections, Handlers, RandomSource, Repositories } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { LinkBoard } from './link-board.ts';
import type { LiveCalls } from './live-calls.ts';
import { requireSteered, requireWatched, steeredBy } from './operator-standing.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly links: LinkBoard;
  readonly random: RandomSource;
  readonly clock: Clock;
}

type OperatorHandlers = Pick<
  Handlers,
  | 'operator.openCall'
  | 'operator.listCalls'
  | 'operator.getCall'
  | 'operator.endCall'
  | 'operator.setGate'
  | 'operator.muteAll'
  | 'operator.remove'
  | 'operator.setLock'
>;

/** Calls that are steered from outside, and what their operators may do to them. */
export const createOperatorsService = (parts: Parts): OperatorHandlers => {
  const { live, repositories, random, clock } = parts;

  const steer = (asker: Asker, callId: CallId, decide: (call: CallState) => Outcome<Change>) =>
    steerCall(live, asker, callId, decide);

  /** A gate is in the SFU, so the call has to be there; what depended on the good will of clients would be none. */
  const close = (call: CallState, participants: readonly Participant[]): Change =>
    participants.reduce<Change>(
      (change, participant) => andThen(change, (state) => closeGate(state, participant)),
      bringToSfu(call, live.facts()),
    );

  return {
    'operator.openCall': async (asker, { title = '' }) => {
      const { person } = accountOf(asker);
      if (!live.facts().sfuAvailable) return fail('MEDIA_UNAVAILABLE');
      const conversation: Conversation = {
        id: random.objectId() as ConversationId,
        type: 'group',
        title,
        lobby: false,
        createdAt: clock.now(),
        members: [{ person, role: 'admin' }],
      };
      await repositories.conversations.insert(conversation);
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
      const facts = live.facts();
      const endedBy = asker.actor.kind === 'account' ? asker.actor.id : undefined;
      const ended = await steer(asker, callId, (call) => ok(endCall(call, { reason: 'normal', endedBy }, facts)));
      return ended.ok ? ok({ callId, endedAt: ended.value.endedAt ?? facts.now }) : ended;
    },
    'operator.setGate': async (asker, { callId, participantId, closed }) => {
      const steered = await steer(asker, callId, (call) => {
        const participant = findPresent(call, participantId);
        if (!participant) return fail('PARTICIPANT_NOT_FOUND');
        return ok(closed ? close(call, [participant]) : openGate(call, participant));
      });
      if (!steered.ok) return steered;
      return ok({ participantId, isMuted: findPresent(steered.value, participantId)?.media.audio !== true });
    },
    'operator.muteAll': async (asker, { callId }) => {
      const call = await requireSteered(live, asker, callId);
      if (!call.ok) return call;
      const heard = presentIn(call.value).filter(({ media }) => media.audio);
      await live.commit(close(call.value, heard));
      return ok({ muted: heard.map(({ id }) => id) });
    },
    'operator.remove': async (asker, { callId, participantId }) => {
      const removed = await steer(asker, callId, (call) => {
        const participant = findPresent(call, participantId);
        return participant ? ok(removeParticipant(call, participant, live.facts())) : fail('PARTICIPANT_NOT_FOUND');
      });
      return removed.ok ? ok({}) : removed;
    },
    'operator.setLock': async (asker, { callId, locked }) => {
      const changed = await steer(asker, callId, (call) => ok(lockCall(call, locked)));
      return changed.ok ? ok({ isLocked: changed.value.isLocked }) : changed;
    },
  };
};

/** Decides and stores, if the asker may steer this call. */
const steerCall = async (
  live: LiveCalls,
  asker: Asker,
  callId: CallId,
  decide: (call: CallState) => Outcome<Change>,
): Promise<Outcome<CallState>> => {
  const call = await requireSteered(live, asker, callId);
  if (!call.ok) return call;
  const change = decide(call.value);
  return change.ok ? ok(await live.commit(change.value)) : change;
};

const findPresent = (call: CallState, participantId: ParticipantId): Participant | undefined =>
  call.participants.find((participant) => participant.id === participantId && isPresent(participant));

/** The call as an operator sees it. */
export const observe = async (
  { repositories, connections, links }: Pick<Parts, 'repositories' | 'connections' | 'links'>,
  call: CallState,
) => {
  const conversation = await repositories.conversations.find(call.conversationId);
  return observeCall(call, {
    title: conversation?.title ?? '',
    operators: connections.of(call.id).length,
    qualityOf: (participantId) => links.qualityOf(participantId),
  });
};
