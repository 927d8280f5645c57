import type {
  Call,
  CallPhase,
  CallSummary,
  ChatMessage,
  Conversation,
  MediaRoom,
  OutputOf,
  Participant,
  ParticipantStatus,
  Person,
  ShareLink,
  VideoFile,
} from '#shared/contract/index.ts';
import type {
  WireChatMessage,
  WireConversation,
  WireHistoryEntry,
  WireParticipant,
  WireSeat,
  WireUser,
} from '#shared/dialects/conversation-calls/index.ts';
import { filePath } from '../dialect.ts';
import { iso, isoOrNull } from '../moments.ts';

/** Whole seconds. */
export const seconds = (ms: number): number => Math.floor(ms / 1000);

const statusOfPhase: Record<CallPhase, 'initiated' | 'active' | 'ended'> = {
  scheduled: 'initiated',
  ringing: 'initiated',
  connecting: 'active',
  active: 'active',
  ended: 'ended',
};

const participantStatus: Record<ParticipantStatus, WireParticipant['status']> = {
  waiting: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  disconnected: 'disconnected',
  left: 'disconnected',
};

/** Accounts have a `userId`, guests an `anonymousUserId`. */
export const toIdentity = (person: Person): { userId?: string; anonymousUserId?: string } =>
  person.kind === 'account' ? { userId: person.id } : { anonymousUserId: person.id };

export const toCaller = (person: Person) => ({ ...toIdentity(person), username: person.name, avatar: person.avatar });

export const toUser = (person: Person): WireUser => ({
  id: person.id,
  username: person.name,
  isAnonymous: person.kind === 'guest',
  avatar: person.avatar,
});

export const toMedia = (participant: Participant) => ({
  audioEnabled: participant.media.audio,
  videoEnabled: participant.media.video,
  screenShareEnabled: participant.media.screen,
});

export const toParticipant = (participant: Participant): WireParticipant => ({
  participantId: participant.id,
  ...toCaller(participant.person),
  role: participant.role,
  status: participantStatus[participant.status],
  joinedAt: iso(participant.joinedAt),
  leftAt: participant.leftAt === undefined ? undefined : iso(participant.leftAt),
  waiting: participant.status === 'waiting' ? true : undefined,
  ...toMedia(participant),
});

/** Those who are in the call now. */
export const toPresent = (call: Call): WireParticipant[] =>
  call.participants
    .filter((participant) => participant.status !== 'left' && participant.status !== 'waiting')
    .map(toParticipant);

export const toMediaServerConfig = (room: MediaRoom | undefined) =>
  room && { routerId: room.routerId, rtpCapabilities: Object(room.rtpCapabilities) as Record<string, unknown> };

const initiatorOf = (call: Call): Person => {
  const initiator =
    call.participants.find((participant) => participant.id === call.initiatorId)?.person ??
    call.creator ??
    call.meeting?.host;
  if (!initiator) throw new Error(`Call ${call.id} has no initiator`);
  return initiator;
};

export const toSeat = ({ call, participantId, mediaRoom }: OutputOf<'call.join'>): WireSeat => ({
  callId: call.id,
  conversationId: call.conversationId,
  type: call.type,
  mode: call.mode,
  status: statusOfPhase[call.phase],
  participantId,
  initiatorId: call.initiatorId,
  waiting: call.participants.some((other) => other.id === participantId && other.status === 'waiting'),
  participants: call.participants.filter((participant) => participant.status !== 'left').map(toParticipant),
  mediaServerConfig: toMediaServerConfig(mediaRoom),
  iceServers: [],
  createdAt: iso(call.createdAt),
});

/** A call right after it was begun. */
export const toNewCall = ({ call }: OutputOf<'call.initiate'>) => ({
  callId: call.id,
  conversationId: call.conversationId,
  type: call.type,
  mode: call.mode,
  status: statusOfPhase[call.phase],
  initiator: toCaller(initiatorOf(call)),
  participants: toPresent(call),
  createdAt: iso(call.createdAt),
  expiresAt: iso(call.expiresAt),
});

/** A call with everybody who ever took part. */
export const toDetails = ({ call, mediaRoom, durationMs, pathTimesMs }: OutputOf<'call.get'>) => ({
  callId: call.id,
  conversationId: call.conversationId,
  type: call.type,
  mode: call.mode,
  status: statusOfPhase[call.phase],
  initiator: toCaller(initiatorOf(call)),
  participants: call.participants.filter((participant) => participant.status !== 'waiting').map(toParticipant),
  mediaServerConfig: toMediaServerConfig(mediaRoom),
  createdAt: iso(call.createdAt),
  endedAt: isoOrNull(call.endedAt),
  duration: seconds(durationMs),
  endReason: call.endReason,
  modeSeconds: pathTimesMs && { p2p: seconds(pathTimesMs.p2p), sfu: seconds(pathTimesMs.sfu) },
});

/** A call that nobody answered, by choice or by absence, has no length. */
const lengthOf = ({ createdAt, activeAt, endedAt, outcome }: CallSummary): number => {
  const isRefused = endedAt !== undefined && activeAt === undefined && outcome !== 'cancelled';
  return isRefused ? 0 : (endedAt ?? Date.now()) - createdAt;
};

export const toHistoryEntry = (summary: CallSummary): WireHistoryEntry => ({
  callId: summary.id,
  conversationId: summary.conversationId,
  type: summary.type,
  mode: summary.mode,
  status: statusOfPhase[summary.phase],
  participantCount: summary.participantCount,
  createdAt: iso(summary.createdAt),
  endedAt: isoOrNull(summary.endedAt),
  duration: seconds(lengthOf(summary)),
  endReason: summary.endReason,
  title: summary.title,
  names: summary.names,
  initiatedByMe: summary.initiatedByMe,
  outcome: summary.outcome === 'invited' ? undefined : summary.outcome,
  seen: summary.seen,
});

export const toChatMessage = (message: ChatMessage): WireChatMessage => ({
  messageId: message.id,
  callId: message.callId,
  participantId: message.participantId,
  ...toIdentity(message.person),
  username: message.person.name,
  text: message.text,
  sentAt: iso(message.sentAt),
});

export const toConversation = (conversation: Conversation): WireConversation => ({
  conversationId: conversation.id,
  type: conversation.type,
  title: conversation.title,
  lobby: conversation.lobby,
  createdAt: iso(conversation.createdAt),
  members: conversation.members.map(({ person, role }) => ({
    userId: person.id,
    username: person.name,
    avatar: person.avatar,
    role,
  })),
});

export const toShareLink = (link: ShareLink) => ({
  shareLinkId: link.id,
  conversationId: link.conversationId,
  createdAt: iso(link.createdAt),
  expiresAt: isoOrNull(link.expiresAt),
  maxUses: link.maxUses ?? null,
  uses: link.uses,
  revokedAt: isoOrNull(link.revokedAt),
});

export const toTransport = (transport: OutputOf<'media.createTransport'>) => ({ ...transport, sctpParameters: null });

/** The address has no host: the client reaches this server by the one that it uses. */
export const toVideoFile = (file: VideoFile) => ({
  fileId: file.id,
  filename: file.filename,
  mimeType: file.mime,
  size: file.size,
  duration: file.durationMs / 1000,
  uploadedAt: iso(file.uploadedAt),
  url: filePath(file),
});
