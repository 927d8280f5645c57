import { z } from 'zod';
import type {
  AccountId,
  AppointmentId,
  CallId,
  ConversationId,
  GuestId,
  MailId,
  MessageId,
  ParticipantId,
  PersonId,
  ScreenShareId,
  ShareLinkId,
  TranscriptId,
  VideoFileId,
} from '../kernel/ids.ts';

/** A schema that takes a plain string and gives it its brand. */
const id = <T extends string>() =>
  z
    .string()
    .min(1)
    .transform((value) => value as T);

export const accountId = id<AccountId>();
export const guestId = id<GuestId>();
export const personId = id<PersonId>();
export const conversationId = id<ConversationId>();
export const callId = id<CallId>();
export const participantId = id<ParticipantId>();
export const shareLinkId = id<ShareLinkId>();
export const messageId = id<MessageId>();
const transcriptId = id<TranscriptId>();
export const screenShareId = id<ScreenShareId>();
export const videoFileId = id<VideoFileId>();
export const mailId = id<MailId>();
export const appointmentId = id<AppointmentId>();

/** Milliseconds since the epoch. */
export const timestamp = z.number().int();

export const language = z.string().min(2).max(35);

/** Whether a call begins with video. */
export const callType = z.enum(['video', 'audio']);
/** Media between the peers themselves, or over the server. */
export const callMode = z.enum(['p2p', 'sfu']);
/** The call's state machine: only `ended` is final. */
export const callPhase = z.enum(['scheduled', 'ringing', 'connecting', 'active', 'ended']);
/** Why a call ended; `forced` is by somebody who may end it for all. */
export const endReason = z.enum(['normal', 'timeout', 'error', 'forced']);
/** What became of a callee: the history tells these apart. */
export const ringOutcome = z.enum([
  'invited',
  'ringing',
  'answered',
  'declined',
  'busy',
  'unavailable',
  'missed',
  'cancelled',
]);
/** What a callee said. */
export const declineReason = z.enum(['busy', 'declined', 'unavailable']);
export const participantRole = z.enum(['initiator', 'participant']);
/** `waiting` is in the lobby; `left` is final. */
export const participantStatus = z.enum(['waiting', 'connecting', 'connected', 'disconnected', 'left']);
/** Only direct and group conversations can have video calls. */
export const conversationType = z.enum(['direct', 'group', 'public', 'global']);
/** Standing in one conversation. */
export const memberRole = z.enum(['admin', 'moderator', 'member']);
/** Standing on the whole server. */
export const accountRole = z.enum(['admin', 'moderator', 'user']);
/** Why the media path changes. */
export const switchReason = z.enum(['participant-count-changed', 'manual', 'quality-fallback']);
/** Where a track comes from. */
export const trackSource = z.enum(['microphone', 'camera', 'screen', 'screen-audio']);
/** What a track carries. */
export const trackKind = z.enum(['audio', 'video']);

/** Somebody who can be in a call. */
export const person = z.object({
  id: personId,
  kind: z.enum(['account', 'guest']),
  name: z.string(),
  avatar: z.string().optional(),
});

/** What a participant sends, as the others hear and see it. */
export const mediaState = z.object({ audio: z.boolean(), video: z.boolean(), screen: z.boolean() });

/** A person in a call. Stays in the list after leaving, with `leftAt`. */
export const participant = z.object({
  id: participantId,
  person,
  role: participantRole,
  status: participantStatus,
  joinedAt: timestamp,
  leftAt: timestamp.optional(),
  media: mediaState,
});

/** What somebody says on coming into a call by a socket: which connection it is, and whatever the client tells of the person. */
export const entrance = z.object({ connectionId: z.string().optional(), about: z.unknown() });

/** What a client needs to talk to the SFU. `rtpCapabilities` are mediasoup's, passed on as they are. */
export const mediaRoom = z.object({ routerId: z.string(), rtpCapabilities: z.unknown() });

/** How a meeting is meant to go; a word for its participants, which changes no rule. */
export const meetingFormat = z.enum(['direct', 'group', 'broadcast', 'conference']);

/** What may be done in a meeting. */
export const meetingSettings = z.object({
  chat: z.boolean(),
  screenShare: z.boolean(),
  recording: z.boolean(),
  /** Whoever comes in is muted, but the host. */
  muteOnJoin: z.boolean(),
});

/** What a call has besides that was made by itself, not out of a conversation: a host, a title, a time, rules. */
export const meeting = z.object({
  title: z.string(),
  description: z.string().optional(),
  format: meetingFormat,
  /** Another name of the call, as unique as its id. */
  channel: z.string(),
  /** Directs the meeting; when the host leaves, somebody else becomes it. */
  host: person,
  maxParticipants: z.number().int(),
  /** When it begins; absent for one that began at once. */
  startsAt: timestamp.optional(),
  settings: meetingSettings,
  needsPassword: z.boolean(),
});

/** One meeting with everybody who is, was or is being called into it. */
export const call = z.object({
  id: callId,
  conversationId,
  conversationType,
  type: callType,
  mode: callMode,
  phase: callPhase,
  initiatorId: participantId,
  /** Who made a call without coming in. Such a call lives with nobody in it, until it is ended. */
  creator: person.optional(),
  meeting: meeting.optional(),
  participants: z.array(participant),
  callees: z.array(z.object({ personId, outcome: ringOutcome })),
  createdAt: timestamp,
  ringExpiresAt: timestamp,
  expiresAt: timestamp,
  activeAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  endReason: endReason.optional(),
  endedBy: personId.optional(),
});

/** One line of a history. */
export const callSummary = call
  .pick({
    id: true,
    conversationId: true,
    type: true,
    mode: true,
    phase: true,
    createdAt: true,
    activeAt: true,
    endedAt: true,
    endReason: true,
  })
  .extend({
    participantCount: z.number().int(),
    title: z.string(),
    names: z.array(z.string()),
    initiatedByMe: z.boolean(),
    /** What became of the ringing: for a callee the own, for the caller the best news of all callees. */
    outcome: ringOutcome.optional(),
    seen: z.boolean(),
  });

/** A lasting group of accounts; with a lobby its guests wait to be let in. */
export const conversation = z.object({
  id: conversationId,
  type: conversationType,
  title: z.string(),
  lobby: z.boolean(),
  createdAt: timestamp,
  members: z.array(z.object({ person, role: memberRole })),
});

/** A person who signs in. Never holds a secret. */
export const account = z.object({
  id: accountId,
  name: z.string(),
  username: z.string(),
  email: z.string().optional(),
  avatar: z.string().optional(),
  role: accountRole,
  language,
  createdAt: timestamp,
});

/** A link that lets guests in until it expires, is used up or is withdrawn. Its token is not kept. */
export const shareLink = z.object({
  id: shareLinkId,
  conversationId,
  /** Leads into this one call and no other of the conversation. */
  callId: callId.optional(),
  /** Whom it is for. */
  name: z.string().optional(),
  createdAt: timestamp,
  expiresAt: timestamp.optional(),
  maxUses: z.number().int().positive().optional(),
  uses: z.number().int(),
  revokedAt: timestamp.optional(),
});

/** What a message of the chat carries. */
export const messageKind = z.enum(['text', 'system', 'file', 'emoji']);

/** A stored message of a call. */
export const chatMessage = z.object({
  /** Absent for plain text. */
  kind: messageKind.optional(),
  id: messageId,
  callId,
  person,
  participantId: participantId.optional(),
  text: z.string(),
  sentAt: timestamp,
});

/** A stored caption in the language that was spoken. */
export const transcript = z.object({
  id: transcriptId,
  callId,
  participantId,
  name: z.string(),
  text: z.string(),
  language,
  spokenAt: timestamp,
  confidence: z.number().min(0).max(1).optional(),
});

/** One P2P message between two participants. Its type is checked, the rest is relayed without being read. */
export const signal = z.looseObject({ type: z.string() });

export type Person = z.infer<typeof person>;
export type Participant = z.infer<typeof participant>;
export type MediaState = z.infer<typeof mediaState>;
export type MediaRoom = z.infer<typeof mediaRoom>;
export type Call = z.infer<typeof call>;
export type Entrance = z.infer<typeof entrance>;
export type Meeting = z.infer<typeof meeting>;
export type CallSummary = z.infer<typeof callSummary>;
export type CallMode = z.infer<typeof callMode>;
export type CallPhase = z.infer<typeof callPhase>;
export type CallType = z.infer<typeof callType>;
export type EndReason = z.infer<typeof endReason>;
export type RingOutcome = z.infer<typeof ringOutcome>;
export type DeclineReason = z.infer<typeof declineReason>;
export type ParticipantStatus = z.infer<typeof participantStatus>;
export type SwitchReason = z.infer<typeof switchReason>;
export type Conversation = z.infer<typeof conversation>;
export type ConversationType = z.infer<typeof conversationType>;
export type MemberRole = z.infer<typeof memberRole>;
export type Account = z.infer<typeof account>;
export type AccountRole = z.infer<typeof accountRole>;
export type ShareLink = z.infer<typeof shareLink>;
export type ChatMessage = z.infer<typeof chatMessage>;
export type Transcript = z.infer<typeof transcript>;
export type TrackSource = z.infer<typeof trackSource>;
export type TrackKind = z.infer<typeof trackKind>;
