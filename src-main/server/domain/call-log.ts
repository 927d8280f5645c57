import type { EventName, LogEntry, LogKind, PayloadOf } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { Outgoing } from './change.ts';

/** A line for the log of a call, before it has its place and time. */
export type LogDraft = Omit<LogEntry, 'place' | 'at'>;

type Details = LogEntry['details'];
type Drafts = { readonly [N in EventName]: (payload: PayloadOf<N>) => readonly LogDraft[] };

const line = (callId: CallId, kind: LogKind, details: Details = {}): LogDraft => ({ callId, kind, details });
const lineOf = (
  callId: CallId,
  kind: LogKind,
  who: { readonly participantId: ParticipantId; readonly name?: string | undefined },
  details: Details = {},
): LogDraft => ({ callId, kind, ...who, details });

const unlogged = (_why: string) => (): readonly LogDraft[] => [];
const ringing = unlogged('the history tells who was called');
const elsewhere = unlogged('no part of what operators watch');
const pathTalk = unlogged('the end of a change is what counts');
const appointments = unlogged('of an appointment, not of its call');

const toLeft = ({ removed, wasWaiting }: PayloadOf<'participant.left'>): LogKind => {
  if (wasWaiting) return removed ? 'admissionRefused' : 'admissionWithdrawn';
  return removed ? 'participantRemoved' : 'participantLeft';
};

const statusKinds: Record<PayloadOf<'participant.statusChanged'>['status'], LogKind | undefined> = {
  waiting: 'admissionRequested',
  connecting: undefined,
  connected: 'participantReturned',
  disconnected: 'participantLost',
};

const toMediaLines = ({ callId, participant, previous }: PayloadOf<'participant.mediaChanged'>): LogDraft[] => {
  const { id: participantId, media, person } = participant;
  const kinds: LogKind[] = [
    ...(media.audio === previous.audio ? [] : [media.audio ? ('unmuted' as const) : ('muted' as const)]),
    ...(media.video === previous.video ? [] : [media.video ? ('cameraOn' as const) : ('cameraOff' as const)]),
  ];
  return kinds.map((kind) => lineOf(callId, kind, { participantId, name: person.name }));
};

const invitationKinds: Record<PayloadOf<'invitation.changed'>['change'], LogKind> = {
  made: 'invitationMade',
  used: 'invitationUsed',
  withdrawn: 'invitationWithdrawn',
};

const toPlaybackDetails = ({ playback }: PayloadOf<'playback.changed'>): Details =>
  playback
    ? { fileId: playback.fileId, isPlaying: playback.isPlaying, positionMs: Math.round(playback.positionMs) }
    : { isPlaying: false };

const drafts: Drafts = {
  'call.opened': ({ callId, type, maker }) => [{ ...line(callId, 'callOpened', { type }), by: maker.name }],
  'participant.joined': ({ callId, participant: { id, person } }) => [
    lineOf(callId, 'participantJoined', { participantId: id, name: person.name }),
  ],
  'participant.left': (payload) => {
    const { id: participantId, person } = payload.participant;
    return [lineOf(payload.callId, toLeft(payload), { participantId, name: person.name })];
  },
  'participant.statusChanged': ({ callId, participantId, person, status }) => {
    const kind = statusKinds[status];
    return kind ? [lineOf(callId, kind, { participantId, name: person.name })] : [];
  },
  'participant.mediaChanged': toMediaLines,
  'participant.gateChanged': ({ callId, participantId, isClosed }) => [
    lineOf(callId, isClosed ? 'gateClosed' : 'gateOpened', { participantId }),
  ],
  'participant.askedToUnmute': ({ callId, participantId }) => [lineOf(callId, 'unmuteRequested', { participantId })],
  'participant.qualityChanged': ({ callId, participantId, quality, previous }) => [
    lineOf(callId, 'qualityChanged', { participantId }, { quality, previous }),
  ],
  'share.started': ({ callId, share: { participantId, name, id }, isKnown }) =>
    isKnown ? [] : [lineOf(callId, 'shareStarted', { participantId, name }, { shareId: id })],
  'share.stopped': ({ callId, share: { participantId, name, id } }) => [
    lineOf(callId, 'shareStopped', { participantId, name }, { shareId: id }),
  ],
  'videoFile.shared': ({ callId, file: { id, filename, size, durationMs } }) => [
    line(callId, 'fileShared', { fileId: id, filename, size, durationMs }),
  ],
  'playback.changed': (payload) => [line(payload.callId, 'playbackChanged', toPlaybackDetails(payload))],
  'call.watched': ({ callId, operators, change }) => [line(callId, 'operatorsChanged', { operators, change })],
  'call.lockChanged': ({ callId, isLocked }) => [line(callId, isLocked ? 'locked' : 'unlocked')],
  'invitation.changed': ({ callId, shareLink: { id, name }, change }) => [
    { ...line(callId, invitationKinds[change], { invitationId: id }), name },
  ],
  'call.modeSwitchCompleted': ({ callId, mode }) => [line(callId, 'modeChanged', { mode })],
  'call.modeSwitchFailed': ({ callId, mode, message }) => [line(callId, 'modeChanged', { mode, failure: message })],
  'call.mediaMoved': ({ callId }) => [line(callId, 'mediaMoved')],
  'call.ended': ({ callId, reason, durationMs }) => [line(callId, 'callEnded', { reason, durationMs })],
  'participant.removed': unlogged('told once more when the place is left'),
  'call.modeSwitchStarted': pathTalk,
  'call.signalled': pathTalk,
  'call.qualityWarned': unlogged('measured by the media server as well'),
  'call.started': unlogged('who comes in is written down'),
  'call.ringing': ringing,
  'call.ringStopped': ringing,
  'call.available': ringing,
  'call.declined': ringing,
  'call.accepted': ringing,
  'callLog.written': unlogged('the log itself'),
  'track.published': unlogged('what is sent is told by media states and shares'),
  'track.closed': unlogged('what is sent is told by media states and shares'),
  'chat.posted': unlogged('what people write is theirs'),
  'transcript.heard': unlogged('what people say is theirs'),
  'appointment.changed': appointments,
  'appointment.doorChanged': appointments,
  'room.entered': appointments,
  'room.memberCame': appointments,
  'room.memberGone': appointments,
  'room.signalled': appointments,
  'hall.welcomed': elsewhere,
  'hall.entered': elsewhere,
  'hall.left': elsewhere,
  'hall.mediaChanged': elsewhere,
  'hall.said': elsewhere,
  'meeting.hostChanged': elsewhere,
  'meeting.invited': elsewhere,
  'meeting.reminded': elsewhere,
  'meeting.started': elsewhere,
  'person.invited': elsewhere,
  'person.responded': elsewhere,
  'person.signalled': elsewhere,
  'presence.changed': elsewhere,
  'session.revoked': elsewhere,
};

/** What is told, as lines for the log of its call. Total: a new event does not compile until it is decided. */
export const toLogDrafts = ({ event, steeredBy: by }: Outgoing): readonly LogDraft[] => {
  const translate: (payload: never) => readonly LogDraft[] = drafts[event.name];
  const lines = translate(event.payload as never);
  return by === undefined ? lines : lines.map((one) => ({ ...one, by }));
};
