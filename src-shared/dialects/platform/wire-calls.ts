import { z } from 'zod';
import { isoDate, objectId } from './wire.ts';

export const callType = z.enum(['video', 'audio']);
export const callMode = z.enum(['direct', 'group', 'broadcast', 'conference']);
const callStatus = z.enum(['scheduled', 'active', 'ended', 'cancelled']);
export const responseWord = z.enum(['accepted', 'declined']);
export const messageType = z.enum(['text', 'system', 'file', 'emoji']);
const nullableDate = isoDate.nullable();

/** Somebody as far as a call needs it. `_id`, `name` and `avatar` are additions. */
export const person = z.object({
  id: objectId,
  _id: objectId,
  firstName: z.string(),
  lastName: z.string(),
  name: z.string(),
  avatar: z.string().nullable(),
});

const settings = z.object({
  allowChat: z.boolean(),
  allowScreenShare: z.boolean(),
  allowRecording: z.boolean(),
  muteOnJoin: z.boolean(),
  requirePassword: z.boolean(),
});

export const mediaState = z.object({
  audioEnabled: z.boolean(),
  videoEnabled: z.boolean(),
  screenSharing: z.boolean(),
});

export const participant = z.object({
  participantId: objectId,
  userId: objectId,
  user: person,
  uid: z.number().int(),
  role: z.enum(['host', 'participant']),
  status: z.enum(['joined', 'disconnected', 'left']),
  joinedAt: isoDate,
  leftAt: nullableDate,
  mediaState,
});

/** What a media client joins with. `appId` and `channelId` are additions. */
export const channelAccess = z.object({
  appId: z.string(),
  token: z.string(),
  uid: z.number().int(),
  channelName: z.string(),
  channelId: z.string(),
});

/** The same, with the time until which the token holds. */
export const channelToken = channelAccess.extend({ expiry: isoDate });

/** A call. The document shows the fields up to `host`, the others are additions. */
export const call = z.object({
  id: objectId,
  _id: objectId,
  channelName: z.string(),
  channelId: z.string(),
  title: z.string(),
  callType,
  callMode,
  status: callStatus,
  host: person,
  description: z.string().nullable(),
  maxParticipants: z.number().int(),
  scheduledFor: nullableDate,
  settings,
  participants: z.array(participant),
  participantCount: z.number().int(),
  invitations: z.array(
    z.object({
      userId: objectId,
      status: z.enum(['invited', 'ringing', 'accepted', 'declined', 'missed', 'cancelled']),
    }),
  ),
  conversationId: objectId,
  createdAt: isoDate,
  startedAt: nullableDate,
  endedAt: nullableDate,
  duration: z.number().int(),
  endReason: z.string().nullable(),
});

/** A call on its own. The way of its media and the code of its end, and who ended it, are additions. */
export const callDetails = call.extend({
  mediaMode: z.enum(['p2p', 'sfu']),
  mediaModeSeconds: z.object({ p2p: z.number().int(), sfu: z.number().int() }).nullable(),
  endCode: z.enum(['normal', 'timeout', 'error', 'forced']).nullable(),
  endedBy: objectId.nullable(),
});

/** What an invitation tells of its call. */
export const callData = z.object({
  callId: objectId,
  channelName: z.string(),
  callType,
  callMode,
  title: z.string(),
  host: person,
  scheduledFor: nullableDate,
});

export const chatMessage = z.object({
  id: objectId,
  callId: objectId,
  userId: objectId,
  userName: z.string(),
  message: z.string(),
  messageType,
  timestamp: isoDate,
});
