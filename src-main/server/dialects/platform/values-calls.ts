import type {
  Call,
  CallPhase,
  ChatMessage,
  Meeting,
  OutputOf,
  Participant,
  Person,
  RingOutcome,
  Ticket,
} from '#shared/contract/index.ts';
import type {
  WireCall,
  WireCallData,
  WireCallDetails,
  WireCallPerson,
  WireChatMessage,
} from '#shared/dialects/platform/index.ts';
import { iso, isoOrNull } from '../moments.ts';

/** Our media server stands where the document has another company's; it knows one app. */
const APP_ID = 'beckon';

const statusOfPhase: Record<CallPhase, WireCall['status']> = {
  scheduled: 'scheduled',
  ringing: 'active',
  connecting: 'active',
  active: 'active',
  ended: 'ended',
};

const statusOfOutcome: Record<RingOutcome, WireCall['invitations'][number]['status']> = {
  invited: 'invited',
  ringing: 'ringing',
  answered: 'accepted',
  declined: 'declined',
  busy: 'declined',
  unavailable: 'declined',
  missed: 'missed',
  cancelled: 'cancelled',
};

const seconds = (ms: number): number => Math.max(0, Math.floor(ms / 1000));

/** A number for whoever media clients know by a number: from the id of the place in the call. */
const toUid = (participantId: string): number => Number.parseInt(participantId.slice(-7), 16);

/** A person by both names; of a single one, its first word and the rest. */
export const toCallPerson = ({ id, name, avatar }: Person): WireCallPerson => {
  const [firstName = name, ...rest] = name.split(' ');
  return { id, _id: id, firstName, lastName: rest.join(' '), name, avatar: avatar ?? null };
};

const toParticipant = (participant: Participant, meeting: Meeting): WireCall['participants'][number] => ({
  participantId: participant.id,
  userId: participant.person.id,
  user: toCallPerson(participant.person),
  uid: toUid(participant.id),
  role: participant.person.id === meeting.host.id ? 'host' : 'participant',
  status: participant.status === 'left' ? 'left' : participant.status === 'disconnected' ? 'disconnected' : 'joined',
  joinedAt: iso(participant.joinedAt),
  leftAt: isoOrNull(participant.leftAt),
  mediaState: {
    audioEnabled: participant.media.audio,
    videoEnabled: participant.media.video,
    screenSharing: participant.media.screen,
  },
});

/** Calls of other APIs are shown to administrators in the same words. */
const meetingOf = (call: Call): Meeting =>
  call.meeting ?? {
    title: '',
    format: call.conversationType === 'direct' ? 'direct' : 'group',
    channel: call.id,
    host: call.participants.find(({ id }) => id === call.initiatorId)?.person ?? call.creator ?? nobody,
    maxParticipants: 50,
    settings: { chat: true, screenShare: true, recording: false, muteOnJoin: false },
    needsPassword: false,
  };

const nobody = { id: '0'.repeat(24) as Person['id'], kind: 'account', name: '' } as const;

const endWords: Record<NonNullable<Call['endReason']>, string> = {
  normal: 'No active participants',
  timeout: 'No active participants',
  error: 'Server error',
  forced: 'Administrative action',
};

/** Why a call ended, in words. */
export const toEndReason = (reason: NonNullable<Call['endReason']>, endedBy: string | undefined): string =>
  reason === 'normal' && endedBy !== undefined ? 'Host ended the call' : endWords[reason];

export const toCall = (call: Call): WireCall => {
  const meeting = meetingOf(call);
  const isCancelled = call.phase === 'ended' && call.activeAt === undefined && meeting.startsAt !== undefined;
  const participants = call.participants.filter(({ status }) => status !== 'waiting');
  return {
    ...{ id: call.id, _id: call.id, channelName: meeting.channel, channelId: meeting.channel },
    title: meeting.title,
    callType: call.type,
    callMode: meeting.format,
    status: isCancelled ? 'cancelled' : statusOfPhase[call.phase],
    host: toCallPerson(meeting.host),
    description: meeting.description ?? null,
    maxParticipants: meeting.maxParticipants,
    scheduledFor: isoOrNull(meeting.startsAt),
    settings: toSettings(meeting),
    participants: participants.map((participant) => toParticipant(participant, meeting)),
    participantCount: participants.filter(({ status }) => status !== 'left').length,
    invitations: call.callees.map(({ personId, outcome }) => ({ userId: personId, status: statusOfOutcome[outcome] })),
    conversationId: call.conversationId,
    createdAt: iso(call.createdAt),
    startedAt: isoOrNull(call.activeAt),
    endedAt: isoOrNull(call.endedAt),
    duration: call.activeAt === undefined ? 0 : seconds((call.endedAt ?? Date.now()) - call.activeAt),
    endReason: call.endReason ? toEndReason(call.endReason, call.endedBy) : null,
  };
};

/** A call on its own, with the way that its media took and how it ended. */
export const toCallDetails = ({ call, pathTimesMs }: OutputOf<'call.get'>): WireCallDetails => ({
  ...toCall(call),
  mediaMode: call.mode,
  mediaModeSeconds: pathTimesMs ? { p2p: seconds(pathTimesMs.p2p), sfu: seconds(pathTimesMs.sfu) } : null,
  endCode: call.endReason ?? null,
  endedBy: call.endedBy ?? null,
});

const toSettings = ({ settings, needsPassword }: Meeting): WireCall['settings'] => ({
  allowChat: settings.chat,
  allowScreenShare: settings.screenShare,
  allowRecording: settings.recording,
  muteOnJoin: settings.muteOnJoin,
  requirePassword: needsPassword,
});

export const toCallData = (
  callId: string,
  type: Call['type'],
  meeting: Pick<Meeting, 'channel' | 'format' | 'title' | 'host' | 'startsAt'>,
): WireCallData => ({
  callId,
  channelName: meeting.channel,
  callType: type,
  callMode: meeting.format,
  title: meeting.title,
  host: toCallPerson(meeting.host),
  scheduledFor: isoOrNull(meeting.startsAt),
});

/** What a media client joins with. */
export const toAccess = (call: Call, { token, participantId }: Ticket) => {
  const { channel } = meetingOf(call);
  return { appId: APP_ID, token, uid: toUid(participantId), channelName: channel, channelId: channel };
};

/** The same, with the time until which the token holds. */
export const toToken = (call: Call, ticket: Ticket) => ({ ...toAccess(call, ticket), expiry: iso(ticket.expiresAt) });

export const toChatMessage = (message: ChatMessage): WireChatMessage => ({
  id: message.id,
  callId: message.callId,
  userId: message.person.id,
  userName: message.person.name,
  message: message.text,
  messageType: message.kind ?? 'text',
  timestamp: iso(message.sentAt),
});
