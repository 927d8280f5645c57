import { type Call, type MediaRoom, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallState,
  type Seated,
  admitParticipant,
  beginCall,
  declineCall,
  durationMs,
  endCall,
  findSeat,
  joinCall,
  leaveCall,
  removeParticipant,
  requireParticipant,
  resumeCall,
  type PersonActor,
} from '../domain/index.ts';
import type { Asker, Connections, Handlers, Log, RandomSource, Repositories, SerialQueue } from '../ports/index.ts';
import { isInitiator, mayDirect, personOf, requireVisible, standingOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';
import { watchLostConnections } from './lost-connections.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly log: Log;
}

type CallHandlers = Pick<
  Handlers,
  | 'call.initiate'
  | 'call.get'
  | 'call.join'
  | 'call.resume'
  | 'call.decline'
  | 'call.leave'
  | 'call.remove'
  | 'call.admit'
  | 'call.end'
>;

/** Who comes into a call and who goes. Also watches connections: a lost one keeps its place for a while. */
export const createCallsService = (parts: Parts): CallHandlers => {
  const { live, repositories, connections, random } = parts;

  watchLostConnections(parts);

  const standingIn = async (actor: PersonActor, call: CallState) =>
    standingOf(actor, await repositories.conversations.find(call.conversationId));

  const seat = async (asker: Asker, actor: PersonActor, seated: Seated) => {
    const call = await live.commit(seated);
    const { participantId } = seated;
    connections.attach({ callId: call.id, participantId, personId: actor.id }, asker.connectionId);
    return ok({ call: viewFor(call, participantId), participantId, mediaRoom: roomFor(call, participantId) });
  };

  const roomFor = (call: CallState, participantId: ParticipantId): MediaRoom | undefined =>
    isWaiting(call, participantId) ? undefined : live.roomOf(call);

  /** Ends a place by choice of a moderator. */
  const direct = async (asker: Asker, callId: CallId) => {
    const actor = personOf(asker);
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    return mayDirect(call.value, actor, await standingIn(actor, call.value)) ? call : fail('FORBIDDEN');
  };

  return {
    'call.initiate': async (asker, input) => {
      const actor = personOf(asker);
      const conversation = await repositories.conversations.find(input.conversationId);
      if (!conversation) return fail('CONVERSATION_NOT_FOUND');
      if (conversation.type === 'public' || conversation.type === 'global')
        return fail('CONVERSATION_TYPE_UNSUPPORTED');
      if (actor.kind === 'guest' || !standingOf(actor, conversation).isMember) return fail('NOT_A_MEMBER');
      const running = await repositories.calls.findLiveInConversation(conversation.id);
      if (running) return fail('CALL_ALREADY_ACTIVE', undefined, { callId: running.id });
      const guests = await repositories.guests.listByConversation(conversation.id);
      const participantId = random.objectId() as ParticipantId;
      const change = beginCall(
        {
          callId: random.objectId() as CallId,
          participantId,
          conversation,
          caller: actor.person,
          type: input.type,
          media: input.media ?? {},
          guests: guests.map((guest) => guest.id),
        },
        live.facts(),
      );
      return seat(asker, actor, { ...change, participantId });
    },

    'call.get': async (asker, { callId }) => {
      const call = await requireVisible(live, asker, callId);
      if (!call.ok) return call;
      const lengthMs = durationMs(call.value, live.facts().now);
      return ok({ call: call.value, mediaRoom: live.roomOf(call.value), durationMs: lengthMs });
    },

    'call.join': async (asker, { callId, audio, video }) => {
      const actor = personOf(asker);
      const call = await live.requireLive(callId);
      if (!call.ok) return call;
      const conversation = await repositories.conversations.find(call.value.conversationId);
      const command = {
        participantId: random.objectId() as ParticipantId,
        person: actor.person,
        audio,
        video,
        isAllowed: standingOf(actor, conversation).isMember,
        mustWait: actor.kind === 'guest' && conversation?.lobby === true,
      };
      const joined = joinCall(call.value, command, live.facts());
      return joined.ok ? seat(asker, actor, joined.value) : joined;
    },

    'call.resume': async (asker, { callId }) => {
      const actor = personOf(asker);
      const call = await live.requireLive(callId);
      const resumed = call.ok ? resumeCall(call.value, actor.id, live.facts()) : call;
      return resumed.ok ? seat(asker, actor, resumed.value) : resumed;
    },

    'call.decline': async (asker, { callId, reason }) => {
      const { person } = personOf(asker);
      const call = await live.requireLive(callId);
      const declined = call.ok ? declineCall(call.value, { person, reason: reason ?? 'declined' }, live.facts()) : call;
      if (!declined.ok) return declined;
      await live.commit(declined.value);
      return ok({});
    },

    'call.leave': async (asker, { callId, participantId }) => {
      const actor = personOf(asker);
      const call = await live.requireLive(callId);
      if (!call.ok) return call;
      const own = findSeat(call.value, actor.id);
      const found = participantId
        ? requireParticipant(call.value, participantId)
        : own
          ? ok(own)
          : fail('PARTICIPANT_NOT_FOUND');
      if (!found.ok) return found;
      const facts = live.facts();
      const isOwn = found.value.id === own?.id;
      // A moderator who ends the place of somebody else removes that person; the initiator alone may not, by this way.
      if (!isOwn && !(await standingIn(actor, call.value)).isModerator)
        return fail('FORBIDDEN', 'That is another participant.');
      await live.commit((isOwn ? leaveCall : removeParticipant)(call.value, found.value, facts));
      return ok({ participantId: found.value.id, leftAt: facts.now });
    },

    'call.remove': async (asker, { callId, participantId }) => {
      const call = await direct(asker, callId);
      if (!call.ok) return call;
      const found = requireParticipant(call.value, participantId);
      if (!found.ok) return found;
      const facts = live.facts();
      await live.commit(removeParticipant(call.value, found.value, facts));
      return ok({ participantId, leftAt: facts.now });
    },

    'call.admit': async (asker, { callId, participantId }) => {
      const call = await direct(asker, callId);
      const admitted = call.ok ? admitParticipant(call.value, participantId, live.facts()) : call;
      if (!admitted.ok) return admitted;
      await live.commit(admitted.value);
      return ok({});
    },

    'call.end': async (asker, { callId }) => {
      const actor = personOf(asker);
      const call = await live.find(callId);
      if (!call) return fail('CALL_NOT_FOUND');
      if (!mayDirect(call, actor, await standingIn(actor, call))) return fail('FORBIDDEN');
      const facts = live.facts();
      const ended =
        call.phase === 'ended'
          ? call
          : await live.commit(
              endCall(call, { reason: isInitiator(call, actor) ? 'normal' : 'forced', endedBy: actor.id }, facts),
            );
      const endedAt = ended.endedAt ?? facts.now;
      return ok({ callId, endedAt, durationMs: durationMs(ended, endedAt) });
    },
  };
};

const isWaiting = (call: Call, participantId: ParticipantId): boolean =>
  call.participants.some((participant) => participant.id === participantId && participant.status === 'waiting');

/** Somebody in the lobby learns nothing of the call but the own place. */
const viewFor = (call: CallState, participantId: ParticipantId): Call =>
  isWaiting(call, participantId)
    ? {
        ...call,
        callees: [],
        participants: call.participants.filter((participant) => participant.id === participantId),
      }
    : call;
