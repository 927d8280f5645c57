import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId, ConversationId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type AccountActor,
  type AppointmentRules,
  type AppointmentState,
  type CallState,
  type Seated,
  capacityOf,
  findSeat,
  joinCall,
  openCall,
  partOf,
  presentIn,
  requireOpen,
  resumeCall,
} from '../domain/index.ts';
import type { Asker, RandomSource, Repositories, SerialQueue } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

/** Somebody at the open door of an appointment. */
export interface Visit {
  readonly asker: Asker;
  readonly actor: AccountActor;
  readonly appointment: AppointmentState;
  readonly conversationId: ConversationId;
  readonly room: string;
}

/** Stores a place that was decided. */
type TakeSeat = (visit: Visit, seated: Seated) => Promise<Seated>;

/** The way from the name of a room into the call of its appointment. */
export interface RoomVisits {
  /** Fails for unknown rooms, for strangers, and while the door is shut. */
  receive(asker: Asker, room: string): Promise<Outcome<Visit>>;
  /** Finds or makes the place in the call; the first one in begins it. */
  bringIn(visit: Visit): Promise<Outcome<Seated>>;
}

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly rules: AppointmentRules;
  readonly takeSeat: TakeSeat;
}

/** Builds the way in. */
export const createRoomVisits = (parts: Parts): RoomVisits => {
  const { live, repositories, queue, random, rules, takeSeat } = parts;

  const callIn = (id: ConversationId) => live.list().find(({ conversationId }) => conversationId === id);

  const join = (visit: Visit, callId: CallId): Promise<Outcome<Seated>> =>
    queue.run(callId, async () => {
      const call = await live.requireLive(callId);
      const seated = call.ok ? decide(visit, call.value) : call;
      return seated.ok ? ok(await takeSeat(visit, seated.value)) : seated;
    });

  const decide = ({ actor, appointment, room }: Visit, call: CallState): Outcome<Seated> => {
    const facts = live.facts();
    if (findSeat(call, actor.id)) return resumeCall(call, actor.id, facts);
    const capacity = capacityOf(appointment, rules);
    if (capacity !== undefined && presentIn(call).length >= capacity)
      return fail('MAX_PARTICIPANTS_REACHED', 'The room is full.', { room });
    const participantId = random.objectId() as ParticipantId;
    const command = { participantId, person: actor.person, audio: true, video: true };
    return joinCall(call, { ...command, isAllowed: true, mustWait: false }, facts);
  };

  const begin = async (visit: Visit): Promise<Outcome<Seated>> => {
    const conversation = await repositories.conversations.find(visit.conversationId);
    if (!conversation) return fail('ROOM_NOT_FOUND', undefined, { room: visit.room });
    const participantId = random.objectId() as ParticipantId;
    const callId = random.objectId() as CallId;
    const caller = visit.actor.person;
    const opened = openCall({ callId, participantId, conversation, caller, type: 'video', media: {} }, live.facts());
    return ok(await takeSeat(visit, { ...opened, participantId }));
  };

  return {
    async receive(asker, room) {
      const actor = accountOf(asker);
      const appointment = await repositories.appointments.findByRoom(room);
      if (!appointment?.conversationId) return fail('ROOM_NOT_FOUND', undefined, { room });
      if (!partOf(appointment, actor)) return fail('NOT_A_PARTY', undefined, { room });
      const { conversationId } = appointment;
      const running = callIn(conversationId);
      const hasPlace = running !== undefined && findSeat(running, actor.id) !== undefined;
      const open = requireOpen(appointment, live.facts().now, rules, hasPlace);
      return open.ok ? ok({ asker, actor, appointment, conversationId, room }) : open;
    },
    bringIn: (visit) =>
      queue.run(visit.conversationId, async () => {
        const running = callIn(visit.conversationId);
        const joined = running && (await join(visit, running.id));
        // A call may end while somebody comes in; then the next one begins.
        return !joined || (!joined.ok && joined.error.code === 'CALL_ENDED') ? begin(visit) : joined;
      }),
  };
};
