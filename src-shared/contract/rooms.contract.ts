import { z } from 'zod';
import { event, operation } from './define.ts';
import { appointmentId, callId, person, personId } from './models.contract.ts';

const ROOM = 'room-a1b2c3d4-e5f6-4789-abcd-ef1234567890';
const CALL = '65abc789def012345678901a';
const APPOINTMENT = '65abc444def555666777888a';
const HERE = 'kJ2fD0aXq3bYv1cZAAAB';
const THERE = 'mN8hS4wEr7tUi5oPAAAC';
const ada = { id: '65abc456def789012345678a', kind: 'account', name: 'Ada' } as const;
const ben = { id: '65abc567def890123456789a', kind: 'account', name: 'Dr. Ben' } as const;

/** What somebody is to the appointment whose room it is. */
const part = z.enum(['client', 'provider', 'admin', 'guest']);

/** Who is in a room. Signals reach a member by its address: the connection, or the participant if that came another way. */
export const roomMember = z.object({ address: z.string(), person, part });

const inRoom = z.object({ room: z.string(), appointmentId, callId });

export const roomOperations = {
  'room.find': operation({
    input: z.object({ room: z.string() }),
    output: z.object({ isKnown: z.boolean() }),
    errors: [],
    permission: 'person',
    doc: 'Tells whether a name is the name of a room.',
    example: { room: ROOM },
  }),
  'room.enter': operation({
    input: z.object({ room: z.string(), claimedId: personId.optional() }),
    output: inRoom.extend({ members: z.array(roomMember) }),
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_PARTY',
      'FORBIDDEN',
      'APPOINTMENT_SHUT',
      'MAX_PARTICIPANTS_REACHED',
      'REMOVED_FROM_CALL',
    ],
    permission: 'account',
    serialBy: 'room',
    doc: 'Comes with this connection into the call that the room leads to; the first one begins that call. A person is in a room once: a newer connection takes the place of the older.',
    example: { room: ROOM, claimedId: ada.id },
  }),
  'room.leave': operation({
    input: z.object({ room: z.string() }),
    output: z.object({}),
    errors: ['ROOM_NOT_FOUND'],
    permission: 'account',
    serialBy: 'room',
    doc: 'Leaves the room and its call. Whoever is not in it by this connection leaves nothing.',
    example: { room: ROOM },
  }),
  'room.signal': operation({
    input: z.object({ to: z.string(), kind: z.enum(['offer', 'answer', 'candidate']), content: z.unknown() }),
    output: z.object({}),
    errors: ['FORBIDDEN'],
    permission: 'account',
    doc: 'Hands an offer, answer or ICE candidate, unread, to another connection in the same room.',
    example: { to: THERE, kind: 'offer', content: { type: 'offer', sdp: 'v=0' } },
  }),
} as const;

export const roomEvents = {
  'room.entered': event({
    payload: inRoom.extend({ own: roomMember, members: z.array(roomMember) }),
    audience: 'connection',
    doc: 'You are in; `members` has everybody, also you.',
    example: {
      room: ROOM,
      appointmentId: APPOINTMENT,
      callId: CALL,
      own: { address: HERE, person: ada, part: 'client' },
      members: [
        { address: THERE, person: ben, part: 'provider' },
        { address: HERE, person: ada, part: 'client' },
      ],
    },
  }),
  'room.memberCame': event({
    payload: inRoom.extend({ member: roomMember }),
    audience: 'connection',
    doc: 'Somebody is in the room now, or reachable under another address than before.',
    example: {
      room: ROOM,
      appointmentId: APPOINTMENT,
      callId: CALL,
      member: { address: HERE, person: ada, part: 'client' },
    },
  }),
  'room.memberGone': event({
    payload: inRoom.extend({ member: roomMember }),
    audience: 'connection',
    doc: 'Somebody left the room, or the connection broke.',
    example: {
      room: ROOM,
      appointmentId: APPOINTMENT,
      callId: CALL,
      member: { address: HERE, person: ada, part: 'client' },
    },
  }),
  'room.signalled': event({
    payload: z.object({ from: z.string(), kind: z.enum(['offer', 'answer', 'candidate']), content: z.unknown() }),
    audience: 'connection',
    doc: 'An offer, answer or ICE candidate of another connection in the room, to its target only.',
    example: { from: HERE, kind: 'offer', content: { type: 'offer', sdp: 'v=0' } },
  }),
} as const;

export type RoomMember = z.infer<typeof roomMember>;
export type RoomPart = z.infer<typeof part>;
