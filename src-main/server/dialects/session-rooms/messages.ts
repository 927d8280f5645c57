import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import type { AppointmentId, PersonId } from '#shared/kernel/ids.ts';
import { type BoundMessage, type Owns, bindMessage, owning } from '../dialect.ts';
import { toDoor, toMember } from './values.ts';

const { inbounds, requests } = sessionRooms;

/** What a message about a room says, whoever's it is. */
const claimsOf = (raw: unknown) => {
  const { roomId, userId, userName, userRole, userData } = Object(raw) as Record<string, unknown>;
  return { roomId, userId, userName, userRole, userData };
};

const isRoomName = (roomId: unknown): boolean => typeof roomId === 'string' && roomId.startsWith('room-');

/** Rooms that were made for a session are this API's, whoever asks. */
const isKnown: Owns<unknown> = async (gateway, { actor }, raw, context) => {
  const { roomId } = claimsOf(raw);
  if (typeof roomId !== 'string' || actor.kind === 'nobody') return false;
  const found = await gateway.execute(actor, 'room.find', { room: roomId }, context);
  return found.ok && found.value.isKnown;
};

/** Of other rooms, those that are asked for in the words of this API: it has no `userData`. */
const ownsJoining: Owns<unknown> = async (...asked) => {
  const { roomId, userName, userRole, userData } = claimsOf(asked[2]);
  if (await isKnown(...asked)) return true;
  return userData === undefined && (userName !== undefined || userRole !== undefined || isRoomName(roomId));
};

const ownsLeaving: Owns<unknown> = async (...asked) => {
  const { roomId, userId } = claimsOf(asked[2]);
  return (await isKnown(...asked)) || (userId !== undefined && isRoomName(roomId));
};

const session = ({ sessionId }: { sessionId: string }) => ({ appointmentId: sessionId as AppointmentId });

/** Every message of a client, bound to the core. */
export const messages: readonly BoundMessage[] = [
  owning(
    bindMessage(
      inbounds.joinRoom,
      'room.enter',
      ({ roomId, userId }) => ({ room: roomId, claimedId: (userId ?? undefined) as PersonId | undefined }),
      ({ room, members }) => ({ roomId: room, participants: members.map(toMember) }),
    ),
    ownsJoining,
  ),
  owning(
    bindMessage(inbounds.leaveRoom, 'room.leave', ({ roomId }) => ({ room: roomId })),
    ownsLeaving,
  ),
  bindMessage(inbounds.offer, 'room.signal', ({ to, offer }) => ({ to, kind: 'offer' as const, content: offer })),
  bindMessage(inbounds.answer, 'room.signal', ({ to, answer }) => ({ to, kind: 'answer' as const, content: answer })),
  bindMessage(inbounds.candidate, 'room.signal', ({ to, candidate }) => ({
    to,
    kind: 'candidate' as const,
    content: candidate,
  })),
  bindMessage(requests.knock, 'appointment.knock', session, ({ door }) => toDoor(door)),
  bindMessage(requests.stopKnocking, 'appointment.stopKnocking', session, ({ door }) => toDoor(door)),
];
