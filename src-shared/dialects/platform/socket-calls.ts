import { z } from 'zod';
import { inbound, outbound } from '../entry.ts';
import { call, callData, messageType, person, responseWord } from './wire-calls.ts';
import { isoDate, objectId, opaque, sample } from './wire.ts';

const roomId = z.string().trim().min(1).max(200);
const freeForm = z.unknown();
const MOST_BYTES = 65_536;
const DATE = '2025-10-28T10:30:00.000Z';
const signalType = z.enum(['offer', 'answer', 'ice-candidate']);
const host = { id: sample.user, _id: sample.user, firstName: 'John', lastName: 'Doe', name: 'John Doe', avatar: null };
const facts = {
  callId: sample.call,
  channelName: `channel-${sample.call}`,
  callType: 'video' as const,
  callMode: 'group' as const,
  title: 'Team Meeting',
  host,
  scheduledFor: null,
};
/** Somebody in a room. `socketId`, `userName` and `userRole` are additions. */
const guest = z.object({
  socketId: z.string().nullable(),
  userId: objectId,
  userName: z.string(),
  userRole: z.string(),
  userData: freeForm,
});
const guestSample = {
  socketId: 'c1',
  userId: sample.user,
  userName: 'John Doe',
  userRole: 'participant',
  userData: {},
};

export const callInbounds = {
  joinRoom: inbound({
    name: 'join-room',
    payload: z.object({ roomId, userData: opaque.nullish() }),
    maxBytes: MOST_BYTES,
    summary: 'Come into a room: a call by its id or channel name, or any other name',
    example: { roomId: sample.call, userData: { name: 'John' } },
  }),
  leaveRoom: inbound({
    name: 'leave-room',
    payload: z.object({ roomId }),
    summary: 'Leave a room',
    example: { roomId: sample.call },
  }),
  sendInvitation: inbound({
    name: 'send-call-invitation',
    payload: z.object({ targetUserId: objectId, callData: freeForm }),
    maxBytes: MOST_BYTES,
    summary: 'Invite somebody',
    example: { targetUserId: sample.other, callData: { callId: sample.call } },
  }),
  callResponse: inbound({
    name: 'call-response',
    payload: z.object({ targetUserId: objectId, response: responseWord, callData: freeForm }),
    maxBytes: MOST_BYTES,
    summary: 'Answer an invitation',
    example: { targetUserId: sample.user, response: 'accepted', callData: { callId: sample.call } },
  }),
  toggleAudio: inbound({
    name: 'toggle-audio',
    payload: z.object({ roomId, isAudioEnabled: z.boolean() }),
    summary: 'Mute or unmute',
    example: { roomId: sample.call, isAudioEnabled: true },
  }),
  toggleVideo: inbound({
    name: 'toggle-video',
    payload: z.object({ roomId, isVideoEnabled: z.boolean() }),
    summary: 'Turn the camera on or off',
    example: { roomId: sample.call, isVideoEnabled: false },
  }),
  toggleScreenShare: inbound({
    name: 'toggle-screen-share',
    payload: z.object({ roomId, isScreenSharing: z.boolean() }),
    summary: 'Begin or stop to share the screen',
    example: { roomId: sample.call, isScreenSharing: true },
  }),
  sendMessage: inbound({
    name: 'send-message',
    payload: z.object({ roomId, message: z.string().trim().min(1).max(4000) }),
    summary: 'Say something in a room',
    example: { roomId: sample.call, message: 'Hello everyone!' },
  }),
  webrtcSignal: inbound({
    name: 'webrtc-signal',
    payload: z.object({ targetUserId: objectId, signal: freeForm, type: signalType }),
    maxBytes: MOST_BYTES,
    summary: 'Hand WebRTC signalling to somebody, unread',
    example: { targetUserId: sample.other, signal: { sdp: 'v=0' }, type: 'offer' },
  }),
} as const;

export const callOutbounds = {
  roomJoined: outbound({
    name: 'room-joined',
    payload: z.object({ roomId: z.string(), participants: z.array(guest) }),
    summary: 'You are in the room',
    addition: true,
    example: { roomId: sample.call, participants: [guestSample] },
  }),
  roomParticipants: outbound({
    name: 'room-participants',
    payload: z.object({ roomId: z.string(), participants: z.array(guest) }),
    summary: 'Everybody in the room',
    addition: true,
    example: { roomId: sample.call, participants: [guestSample] },
  }),
  userJoined: outbound({
    name: 'user-joined',
    payload: guest.extend({ roomId: z.string() }),
    summary: 'Somebody came in',
    example: { ...guestSample, roomId: sample.call },
  }),
  userLeft: outbound({
    name: 'user-left',
    payload: z.object({ userId: objectId, userName: z.string(), roomId: z.string(), timestamp: isoDate }),
    summary: 'Somebody left, or the connection broke',
    example: { userId: sample.user, userName: 'John Doe', roomId: sample.call, timestamp: DATE },
  }),
  callInvitation: outbound({
    name: 'call-invitation',
    payload: z.object({
      from: objectId,
      callData: freeForm,
      timestamp: isoDate,
      fromUser: person,
      callId: objectId.nullable(),
      call: callData.nullable(),
    }),
    summary: 'Somebody invites you',
    example: { from: sample.user, callData: facts, timestamp: DATE, fromUser: host, callId: sample.call, call: facts },
  }),
  callResponse: outbound({
    name: 'call-response',
    payload: z.object({
      from: objectId,
      response: responseWord,
      callData: freeForm,
      timestamp: isoDate,
      fromUser: person,
    }),
    summary: 'Somebody answers your invitation',
    example: { from: sample.other, response: 'accepted', callData: facts, timestamp: DATE, fromUser: host },
  }),
  audioToggled: outbound({
    name: 'user-audio-toggled',
    payload: z.object({ userId: objectId, isAudioEnabled: z.boolean(), roomId: z.string() }),
    summary: 'Somebody muted or unmuted',
    example: { userId: sample.user, isAudioEnabled: true, roomId: sample.call },
  }),
  videoToggled: outbound({
    name: 'user-video-toggled',
    payload: z.object({ userId: objectId, isVideoEnabled: z.boolean(), roomId: z.string() }),
    summary: 'Somebody turned the camera on or off',
    example: { userId: sample.user, isVideoEnabled: false, roomId: sample.call },
  }),
  screenToggled: outbound({
    name: 'user-screen-share-toggled',
    payload: z.object({ userId: objectId, isScreenSharing: z.boolean(), roomId: z.string() }),
    summary: 'Somebody began or stopped to share the screen',
    example: { userId: sample.user, isScreenSharing: true, roomId: sample.call },
  }),
  newMessage: outbound({
    name: 'new-message',
    payload: z.object({
      userId: objectId,
      userName: z.string(),
      message: z.string(),
      messageType,
      timestamp: isoDate,
      messageId: objectId.nullable(),
      roomId: z.string(),
    }),
    summary: 'Somebody said something',
    example: {
      userId: sample.user,
      userName: 'John Doe',
      message: 'Hello everyone!',
      messageType: 'text',
      timestamp: DATE,
      messageId: '65abc999def888777666555a',
      roomId: sample.call,
    },
  }),
  webrtcSignal: outbound({
    name: 'webrtc-signal',
    payload: z.object({ from: objectId, signal: freeForm, type: signalType, timestamp: isoDate }),
    summary: 'WebRTC signalling from somebody',
    example: { from: sample.user, signal: { sdp: 'v=0' }, type: 'offer', timestamp: DATE },
  }),
  callEnded: outbound({
    name: 'call-ended',
    payload: z.object({
      callId: objectId,
      reason: z.string(),
      timestamp: isoDate,
      endTime: isoDate,
      duration: z.number().int(),
      endedBy: objectId.nullable(),
    }),
    summary: 'The call is over',
    example: {
      callId: sample.call,
      reason: 'Host ended the call',
      timestamp: DATE,
      endTime: DATE,
      duration: 900,
      endedBy: sample.user,
    },
  }),
  hostChanged: outbound({
    name: 'host-changed',
    payload: z.object({ callId: objectId, newHostId: objectId, timestamp: isoDate, newHost: person }),
    summary: 'The host left, somebody else is host now',
    example: { callId: sample.call, newHostId: sample.other, timestamp: DATE, newHost: host },
  }),
  kicked: outbound({
    name: 'kicked-from-call',
    payload: z.object({ callId: objectId, reason: z.string(), timestamp: isoDate }),
    summary: 'You were removed from the call',
    addition: true,
    example: { callId: sample.call, reason: 'You were removed from this call.', timestamp: DATE },
  }),
  callStarted: outbound({
    name: 'call-started',
    payload: z.object({ callId: objectId, call, timestamp: isoDate }),
    summary: 'A scheduled call runs now',
    addition: true,
    example: {
      callId: sample.call,
      timestamp: DATE,
      call: {
        ...{ id: sample.call, _id: sample.call, title: 'Team Meeting', description: null },
        ...{ channelName: `channel-${sample.call}`, channelId: `channel-${sample.call}` },
        ...{ callType: 'video', callMode: 'group', status: 'active', host, maxParticipants: 50, scheduledFor: DATE },
        settings: {
          allowChat: true,
          allowScreenShare: true,
          allowRecording: false,
          muteOnJoin: false,
          requirePassword: false,
        },
        ...{ participants: [], participantCount: 0, invitations: [], conversationId: '65abc123def456789012345a' },
        ...{ createdAt: DATE, startedAt: DATE, endedAt: null, duration: 0, endReason: null },
      },
    },
  }),
  callReminder: outbound({
    name: 'call-reminder',
    payload: z.object({
      callId: objectId,
      conversationId: objectId,
      call: callData,
      startsAt: isoDate,
      timestamp: isoDate,
    }),
    summary: 'A scheduled call begins in a few minutes',
    addition: true,
    example: {
      callId: sample.call,
      conversationId: '65abc123def456789012345a',
      call: facts,
      startsAt: DATE,
      timestamp: DATE,
    },
  }),
} as const;
