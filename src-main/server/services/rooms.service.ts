import { fail } from '#shared/contract/index.ts';
import type { CallId, ConnectionId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type AppointmentRules, type Seated, leaveCall, requireParticipant, tell } from '../domain/index.ts';
import type { Connections, Handlers, Publisher, RandomSource, Repositories, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';
import { createRoomRegister } from './room-register.ts';
import { type Visit, createRoomVisits } from './room-visits.ts';
import type { SessionKeeper } from './session-keeper.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly keeper: SessionKeeper;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly rules: AppointmentRules;
}

type RoomHandlers = Pick<Handlers, Extract<keyof Handlers, `room.${string}`>>;

/** Rooms: names that lead to the call of an appointment, and signals from connection to connection within them. */
export const createRoomsService = (parts: Parts): RoomHandlers => {
  const { live, repositories, keeper, connections, publisher, queue } = parts;
  const rooms = createRoomRegister();

  publisher.published.on(({ event: { name, payload } }) => {
    if (!name.startsWith('participant.') && name !== 'call.ended') return;
    const callId = Reflect.get(payload, 'callId') as CallId;
    publisher.publish(
      rooms.follow(
        callId,
        live.list().find((call) => call.id === callId),
      ),
    );
  });

  /** Stores the place, which the others hear of under the address of this connection. */
  const takeSeat = async ({ asker, actor, appointment, room }: Visit, seated: Seated): Promise<Seated> => {
    const { participantId } = seated;
    rooms.open(appointment, room, seated.call.id);
    if (asker.connectionId) rooms.seat(room, participantId, asker.connectionId);
    keeper.watch(appointment);
    const call = await live.commit(seated);
    connections.attach({ callId: call.id, participantId, personId: actor.id }, asker.connectionId);
    publisher.publish([...rooms.follow(call.id, call), ...rooms.welcome(room, participantId)]);
    return seated;
  };

  const visits = createRoomVisits({ ...parts, takeSeat });

  return {
    'room.find': async (_asker, { room }) =>
      ok({ isKnown: (await repositories.appointments.findByRoom(room)) !== undefined }),

    'room.enter': async (asker, { room, claimedId }) => {
      const visit = await visits.receive(asker, room);
      if (!visit.ok) return visit;
      if (claimedId !== undefined && claimedId !== visit.value.actor.id)
        return fail('FORBIDDEN', 'The token belongs to somebody else.', { room });
      const seated = await visits.bringIn(visit.value);
      if (!seated.ok) return seated;
      const { id: appointmentId } = visit.value.appointment;
      return ok({ room, appointmentId, callId: seated.value.call.id, members: [...rooms.membersOf(room)] });
    },

    'room.leave': async (asker, { room }) => {
      const seat = rooms.findSeat(room, asker.connectionId);
      if (!seat) {
        const known = await repositories.appointments.findByRoom(room);
        return known ? ok({}) : fail('ROOM_NOT_FOUND', undefined, { room });
      }
      return queue.run(seat.callId, async () => {
        const call = await live.requireLive(seat.callId);
        const own = call.ok ? requireParticipant(call.value, seat.participantId) : call;
        if (call.ok && own.ok) await live.commit(leaveCall(call.value, own.value, live.facts()));
        return ok({});
      });
    },

    'room.signal': async ({ connectionId: from }, { to, kind, content }) => {
      const target = rooms.findNeighbour(from, to);
      if (!target || !from) return fail('FORBIDDEN', 'There is no such connection in your room.', { to });
      const address = target.address as ConnectionId;
      publisher.publish([tell('room.signalled', { from, kind, content }, [target.person.id], [address])]);
      return ok({});
    },
  };
};
