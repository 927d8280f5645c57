import { z } from 'zod';

/** 24 hex digits, as all published ids of this API. */
export const objectId = z.string().regex(/^[0-9a-f]{24}$/i, 'must be 24 hex digits');
/** ISO 8601 in UTC with milliseconds. */
export const isoDate = z.iso.datetime();
export const language = z.string().min(2).max(35);
export const mode = z.enum(['p2p', 'sfu']);
export const callType = z.enum(['video', 'audio']);
export const callStatus = z.enum(['initiated', 'active', 'ended']);
export const rejectReason = z.enum(['busy', 'declined', 'unavailable']);
export const personName = z.string().trim().min(1).max(80);

/** An addition: some calls of another API have one. Their refusal says in its `details` that they need it. */
export const password = z.string().max(200).optional();

export const settings = z.object({
  audioEnabled: z.boolean().optional(),
  videoEnabled: z.boolean().optional(),
  screenShareEnabled: z.boolean().optional(),
});

/** Exactly one of `userId` and `anonymousUserId` is there. The media fields are additions. */
export const callParticipant = z.object({
  participantId: objectId,
  userId: objectId.optional(),
  anonymousUserId: objectId.optional(),
  username: z.string(),
  avatar: z.string().optional(),
  role: z.enum(['initiator', 'participant']),
  status: z.enum(['connecting', 'connected', 'disconnected']),
  joinedAt: isoDate,
  leftAt: isoDate.optional(),
  waiting: z.boolean().optional(),
  audioEnabled: z.boolean(),
  videoEnabled: z.boolean(),
  screenShareEnabled: z.boolean(),
});

export const caller = z.object({
  userId: objectId.optional(),
  anonymousUserId: objectId.optional(),
  username: z.string(),
  avatar: z.string().optional(),
});

/** mediasoup's own structures pass through unread. */
export const opaque = z.record(z.string(), z.unknown());

export const mediaServerConfig = z.object({ routerId: z.string(), rtpCapabilities: opaque });

/** Extra fields of a signal reach the other side unchanged. */
export const signal = z.looseObject({
  type: z.string().max(32),
  sdp: z.string().optional(),
  candidate: z.unknown().optional(),
});

/** A participant's way into the media of a call; `participantId`, `call` and `iceServers` are additions. */
export const seat = z.object({
  callId: objectId,
  conversationId: objectId,
  type: callType,
  mode,
  status: callStatus,
  participantId: objectId,
  initiatorId: objectId,
  waiting: z.boolean(),
  participants: z.array(callParticipant),
  mediaServerConfig: mediaServerConfig.optional(),
  iceServers: z.array(opaque),
  createdAt: isoDate,
});

/** `modeSeconds` is an addition: how long the media took each path. */
export const callDetails = z.object({
  callId: objectId,
  conversationId: objectId,
  type: callType,
  mode,
  status: callStatus,
  initiator: caller,
  participants: z.array(callParticipant),
  mediaServerConfig: mediaServerConfig.optional(),
  createdAt: isoDate,
  endedAt: isoDate.nullable(),
  duration: z.number().int(),
  endReason: z.enum(['normal', 'timeout', 'error', 'forced']).optional(),
  modeSeconds: z.object({ p2p: z.number().int(), sfu: z.number().int() }).optional(),
});

export const ringOutcome = z.enum(['ringing', 'answered', 'declined', 'busy', 'unavailable', 'missed', 'cancelled']);

export const historyEntry = z.object({
  callId: objectId,
  conversationId: objectId,
  type: callType,
  mode,
  status: callStatus,
  participantCount: z.number().int(),
  createdAt: isoDate,
  endedAt: isoDate.nullable(),
  duration: z.number().int(),
  endReason: z.enum(['normal', 'timeout', 'error', 'forced']).optional(),
  title: z.string(),
  names: z.array(z.string()),
  initiatedByMe: z.boolean(),
  outcome: ringOutcome.optional(),
  seen: z.boolean(),
});

export const chatMessage = z.object({
  messageId: objectId,
  callId: objectId,
  participantId: objectId.optional(),
  userId: objectId.optional(),
  anonymousUserId: objectId.optional(),
  username: z.string(),
  text: z.string(),
  sentAt: isoDate,
});

export const transcriptEntry = z.object({
  transcriptionId: objectId,
  participantId: objectId,
  username: z.string(),
  text: z.string(),
  language,
  timestamp: isoDate,
  confidenceScore: z.number().optional(),
});

export const conversation = z.object({
  conversationId: objectId,
  type: z.enum(['direct', 'group', 'public', 'global']),
  title: z.string(),
  lobby: z.boolean(),
  createdAt: isoDate,
  members: z.array(
    z.object({
      userId: objectId,
      username: z.string(),
      avatar: z.string().optional(),
      role: z.enum(['admin', 'moderator', 'member']),
    }),
  ),
});

export const shareLink = z.object({
  shareLinkId: objectId,
  conversationId: objectId,
  createdAt: isoDate,
  expiresAt: isoDate.nullable(),
  maxUses: z.number().int().nullable(),
  uses: z.number().int(),
  revokedAt: isoDate.nullable(),
});

export const user = z.object({
  id: objectId,
  username: z.string(),
  isAnonymous: z.boolean(),
  avatar: z.string().optional(),
});

export const trackKind = z.enum(['audio', 'video']);
export const trackSource = z.enum(['microphone', 'camera', 'screen', 'screen-audio']);

export const track = z.object({
  producerId: z.string(),
  participantId: objectId.optional(),
  kind: trackKind,
  source: trackSource,
  paused: z.boolean(),
});

export const transport = z.object({
  transportId: z.string(),
  iceParameters: opaque,
  iceCandidates: z.array(opaque),
  dtlsParameters: opaque,
  sctpParameters: z.null(),
});

export const consumer = z.object({
  consumerId: z.string(),
  producerId: z.string(),
  participantId: objectId.optional(),
  kind: trackKind,
  source: trackSource.optional(),
  rtpParameters: opaque,
  paused: z.boolean(),
});

/** Body of every successful answer with data. */
export const success = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data });

/** The same where another API has the same address: its clients read a success as well. */
export const sharedSuccess = <T extends z.ZodType>(data: T) =>
  success(data).extend({ status: z.literal('success'), message: z.string(), timestamp: isoDate });

/** Ids that look real, for examples. */
export const sample = {
  call: '65abc789def012345678901a',
  conversation: '65abc123def456789012345a',
  user: '65abc456def789012345678a',
  participant: '65abc111def222333444555a',
  other: '65abc222def333444555666a',
  message: '65abc999def888777666555a',
  date: '2025-10-28T10:30:00.000Z',
} as const;
