import { z } from 'zod';
import { inbound, outbound, request } from '../entry.ts';
import { appointment, door, objectId, sample, userRole } from './wire.ts';

const LIMIT_BYTES = 65_536;

/** A missing or malformed name is the name of no room and of no connection. */
const name = z.string().catch('');
const relayed = z.unknown();

const member = z.object({ socketId: z.string(), userId: z.string(), userName: z.string(), userRole });
/** Told about one member; `userData` and `roomId` are there for clients of a neighbour that shares this message. */
const about = member.extend({ roomId: z.string(), userData: member.omit({ socketId: true }) });

const client = { userId: sample.client, userName: 'John Doe', userRole: 'client' } as const;
const psychologist = { userId: sample.psychologist, userName: 'Dr. Jane Smith', userRole: 'psychologist' } as const;
const members = [
  { socketId: sample.socket, ...client },
  { socketId: sample.otherSocket, ...psychologist },
];
const psychologistIn = {
  socketId: sample.otherSocket,
  ...psychologist,
  roomId: sample.room,
  userData: psychologist,
};

const offer = { type: 'offer', sdp: 'v=0\r\no=- 123456789 2 IN IP4 127.0.0.1\r\n' };
const answer = { type: 'answer', sdp: 'v=0\r\no=- 987654321 2 IN IP4 127.0.0.1\r\n' };
const candidate = {
  candidate: 'candidate:1 1 UDP 2130706431 192.168.1.100 54400 typ host',
  sdpMLineIndex: 0,
  sdpMid: '0',
};

const ofSession = z.object({ sessionId: objectId });

/** What a client asks and is answered in the acknowledgement: to be let in by the psychologist, as in a waiting room. */
export const requests = {
  knock: request({
    name: 'knock',
    payload: ofSession,
    reply: z.object(door),
    summary: 'The client waits to be let in, as long as this connection lives. Who was let in before need not wait.',
    addition: true,
    example: { sessionId: sample.session },
  }),
  stopKnocking: request({
    name: 'stop-knocking',
    payload: ofSession,
    reply: z.object(door),
    summary: 'The client waits no longer.',
    addition: true,
    example: { sessionId: sample.session },
  }),
} as const;

/** What a client says. Who it is, comes from its token. */
export const inbounds = {
  joinRoom: inbound({
    name: 'join-room',
    maxBytes: LIMIT_BYTES,
    payload: z.looseObject({ roomId: name, userId: z.string().nullish() }),
    summary: 'Comes into the room of a session.',
    example: { roomId: sample.room, ...client },
  }),
  leaveRoom: inbound({
    name: 'leave-room',
    maxBytes: LIMIT_BYTES,
    payload: z.looseObject({ roomId: name }),
    summary: 'Leaves the room.',
    example: { roomId: sample.room, userId: sample.client },
  }),
  offer: inbound({
    name: 'offer',
    maxBytes: LIMIT_BYTES,
    payload: z.looseObject({ offer: relayed, to: name }),
    summary: 'Offers a peer connection to another socket in the room.',
    example: { offer, to: sample.otherSocket },
  }),
  answer: inbound({
    name: 'answer',
    maxBytes: LIMIT_BYTES,
    payload: z.looseObject({ answer: relayed, to: name }),
    summary: 'Answers an offer.',
    example: { answer, to: sample.otherSocket },
  }),
  candidate: inbound({
    name: 'ice-candidate',
    maxBytes: LIMIT_BYTES,
    payload: z.looseObject({ candidate: relayed, to: name }),
    summary: 'Tells another socket a way to reach this one.',
    example: { candidate, to: sample.otherSocket },
  }),
} as const;

/** What the server says. */
export const outbounds = {
  roomJoined: outbound({
    name: 'room-joined',
    payload: z.object({
      roomId: z.string(),
      participants: z.array(member),
      sessionId: z.string(),
      callId: z.string(),
    }),
    summary: 'You are in; the list has everybody, also you.',
    example: { roomId: sample.room, participants: members, sessionId: sample.session, callId: sample.call },
  }),
  existingParticipants: outbound({
    name: 'existing-participants',
    payload: z.array(member),
    summary: 'The others who are in, when you come.',
    addition: true,
    example: members.slice(1),
  }),
  joinSuccess: outbound({
    name: 'join-success',
    payload: z.object({ roomId: z.string(), socketId: z.string(), participantCount: z.number().int() }),
    summary: 'You are in.',
    addition: true,
    example: { roomId: sample.room, socketId: sample.socket, participantCount: 2 },
  }),
  userJoined: outbound({
    name: 'user-joined',
    payload: about,
    summary: 'Somebody is in the room now.',
    example: psychologistIn,
  }),
  userLeft: outbound({
    name: 'user-left',
    payload: about.omit({ userData: true, userRole: true }).extend({ timestamp: z.iso.datetime() }),
    summary: 'Somebody left the room, or the connection broke.',
    example: {
      socketId: sample.otherSocket,
      userId: psychologist.userId,
      userName: psychologist.userName,
      roomId: sample.room,
      timestamp: sample.date,
    },
  }),
  offer: outbound({
    name: 'offer',
    payload: z.object({ offer: relayed, from: z.string() }),
    summary: 'Another socket offers a peer connection.',
    example: { offer, from: sample.socket },
  }),
  answer: outbound({
    name: 'answer',
    payload: z.object({ answer: relayed, from: z.string() }),
    summary: 'Another socket answers an offer.',
    example: { answer, from: sample.socket },
  }),
  candidate: outbound({
    name: 'ice-candidate',
    payload: z.object({ candidate: relayed, from: z.string() }),
    summary: 'Another socket tells a way to reach it.',
    example: { candidate, from: sample.socket },
  }),
  appointmentChanged: outbound({
    name: 'appointment-changed',
    payload: z.object({ appointment }),
    summary: 'An appointment of mine was made, changed, started or ended.',
    addition: true,
    example: {
      appointment: {
        id: sample.session,
        clientId: sample.client,
        psychologistId: sample.psychologist,
        client: { id: sample.client, name: 'John Doe', email: 'john@example.com' },
        psychologist: { id: sample.psychologist, name: 'Dr. Jane Smith', email: 'dr.smith@example.com' },
        date: sample.date,
        durationMinutes: 50,
        type: 'Individual',
        status: 'Confirmed',
        paymentStatus: 'Completed',
        roomId: null,
        conversationId: null,
        videoCallStarted: null,
        videoCallEnded: null,
        callDuration: null,
        createdAt: sample.date,
      },
    },
  }),
  doorChanged: outbound({
    name: 'door-changed',
    payload: ofSession.extend({ userId: objectId, userName: z.string(), ...door }),
    summary: 'The client of a session waits to be let in, was let in, or waits no longer.',
    addition: true,
    example: {
      sessionId: sample.session,
      userId: client.userId,
      userName: client.userName,
      clientWaiting: true,
      clientLetIn: false,
    },
  }),
  error: outbound({
    name: 'error',
    payload: z.object({ message: z.string(), code: z.string(), details: z.looseObject({}).optional() }),
    summary: 'A message failed; the connection stays open.',
    example: { message: 'Room not found', code: 'ROOM_NOT_FOUND', details: { roomId: 'invalid-room-id' } },
  }),
} as const;
