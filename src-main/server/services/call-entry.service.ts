import { type Call, type MediaRoom, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallState,
  type PersonActor,
  type Seated,
  admitParticipant,
  beginCall,
  findSeat,
  joinCall,
  openCall,
  resumeCall,
} from '../domain/index.ts';
import type { Asker, Connections, Handlers, PasswordHasher, RandomSource, Repositories } from '../ports/index.ts';
import type { AppointmentDoor } from './appointment-door.ts';
import { connectionOf, hasKey, isMeantFor, personOf, requireDirected, standingOf } from './call-standing.ts';
import { createFurtherRinging } from './further-ringing.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf } from './operator-standing.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly passwords: PasswordHasher;
  readonly random: RandomSource;
  readonly door: AppointmentDoor;
}

type EntryHandlers = Pick<Handlers, 'call.initiate' | 'call.join' | 'call.resume' | 'call.admit' | 'call.ring'>;

/** Who comes into a call. */
export const createCallEntryService = (parts: Parts): EntryHandlers => {
  const { live, repositories, passwords, random, door } = parts;
  const seat = (asker: Asker, actor: PersonActor, seated: Seated) => takeSeat(parts, asker, actor, seated);

  return {
    ...createFurtherRinging(parts),

    'call.initiate': async (asker, input) => {
      const actor = personOf(asker);
      const conversation = await repositories.conversations.find(input.conversationId);
      if (!conversation) return fail('CONVERSATION_NOT_FOUND');
      if (conversation.type === 'public' || conversation.type === 'global')
        return fail('CONVERSATION_TYPE_UNSUPPORTED');
      if (actor.kind === 'guest' || !standingOf(actor, conversation).isMember) return fail('NOT_A_MEMBER');
      const running = await repositories.calls.findLiveInConversation(conversation.id);
      if (running) return fail('CALL_ALREADY_ACTIVE', undefined, { callId: running.id });
      const appointment = await door.pass(conversation.id, false);
      if (!appointment.ok) return appointment;
      const guests = await repositories.guests.listByConversation(conversation.id);
      const participantId = random.objectId() as ParticipantId;
      const begin = appointment.value ? openCall : beginCall;
      const change = begin(
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

    'call.join': async (asker, { callId, audio, video, password }) => {
      const actor = personOf(asker);
      const call = await live.requireLive(callId);
      if (!call.ok) return call;
      const conversation = await repositories.conversations.find(call.value.conversationId);
      const isAllowed = standingOf(actor, conversation).isMember && isMeantFor(actor, callId);
      const hasPlace = findSeat(call.value, actor.id) !== undefined;
      const open = isAllowed ? await door.pass(call.value.conversationId, hasPlace) : ok(undefined);
      if (!open.ok) return open;
      const command = {
        participantId: random.objectId() as ParticipantId,
        person: actor.person,
        audio,
        video,
        isAllowed,
        mustWait: actor.kind === 'guest' && conversation?.lobby === true,
        canWait: true,
        // The link that a guest came by opens the door.
        hasKey: actor.kind === 'guest' || (await hasKey(passwords, call.value, password)),
      };
      const joined = joinCall(call.value, command, live.facts());
      return joined.ok ? seat(asker, actor, joined.value) : joined;
    },

    'call.resume': async (asker, { callId }) => {
      const actor = personOf(asker);
      const call = await live.requireLive(callId);
      const resumed = call.ok ? resumeCall(call.value, actor.id, live.facts(), { canWait: true }) : call;
      return resumed.ok ? seat(asker, actor, resumed.value) : resumed;
    },

    'call.admit': async (asker, { callId, participantId }) => {
      const call = await requireDirected(live, repositories, asker, callId);
      const admitted = call.ok ? admitParticipant(call.value, participantId, live.facts()) : call;
      if (!admitted.ok) return admitted;
      await live.commit(admitted.value, authorOf(asker));
      return ok({});
    },
  };
};

/** Stores the new place, hangs it on the connection and shows it to its owner. */
export const takeSeat = async (
  { live, connections }: Pick<Parts, 'live' | 'connections'>,
  asker: Asker,
  actor: PersonActor,
  seated: Seated,
) => {
  const call = await live.commit(seated);
  const { participantId } = seated;
  connections.attach({ callId: call.id, participantId, personId: actor.id }, connectionOf(asker, connections));
  const mediaRoom: MediaRoom | undefined = isWaiting(call, participantId) ? undefined : live.roomOf(call);
  return ok({ call: viewFor(call, participantId), participantId, mediaRoom });
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
