import type { CoreEvent, PayloadOf } from '#shared/contract/index.ts';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { type EventTable, type Session, type SignalTable, type WireMessage, say, silent } from '../dialect.ts';
import { iso } from '../moments.ts';
import { toLogEntry } from './values-log.ts';
import {
  OPERATOR,
  toInvitation,
  toLink,
  toNewcomer,
  toPlayback,
  toRouter,
  toScreenShare,
  toStream,
  toVideoFile,
  toWaiter,
} from './values.ts';

/** Noted of a connection whose holder has to be let in first. */
export const WAITING = 'waiting';

const out = controlCenter.outbounds;
const elsewhere = silent('another document');
const noRinging = silent('nobody is rung in a session');
const noSwitch = silent('a session never leaves the media server');

const inSession = (callId: string) => ({ session_id: callId, timestamp: iso(Date.now()) });
const ofOne = (callId: string, participantId: string) => ({ ...inSession(callId), participant_id: participantId });

/** One event for each thing that changed. */
const toMediaChanges = ({ callId, participant, previous }: PayloadOf<'participant.mediaChanged'>): WireMessage[] => {
  const { id, media } = participant;
  const one = ofOne(callId, id);
  return [
    ...(media.audio === previous.audio ? [] : [media.audio ? say(out.unmuted, one) : say(out.muted, one)]),
    ...(media.video === previous.video ? [] : [say(out.cameraToggled, { ...one, is_camera_on: media.video })]),
  ];
};

/** Whoever lost the connection is gone for a control center, until it is back. */
const toStatus = ({ callId, participant, status }: PayloadOf<'participant.statusChanged'>): WireMessage[] => {
  const one = ofOne(callId, participant.id);
  if (status === 'waiting') {
    const waiter = toWaiter(participant.id, participant.person.name, participant.joinedAt);
    return [say(out.admissionRequested, { ...one, waiter })];
  }
  if (status === 'disconnected') return [say(out.left, { ...one, reason: 'disconnected' })];
  return status === 'connected' ? [say(out.joined, { ...one, participant: toNewcomer(participant) })] : [];
};

const toLeft = (payload: PayloadOf<'participant.left'>): WireMessage[] => {
  const { callId, participant, removed, wasLost, wasWaiting } = payload;
  const one = ofOne(callId, participant.id);
  if (wasWaiting) return [say(out.admissionClosed, { ...one, reason: removed ? 'refused' : 'withdrawn' })];
  return wasLost ? [] : [say(out.left, { ...one, reason: removed ? 'removed' : 'left' })];
};

/** Every event of the core in the words of this API. */
export const events: EventTable = {
  'call.ended': ({ callId, endedAt }) => [say(out.sessionEnded, { ...inSession(callId), ended_at: iso(endedAt) })],
  'call.mediaMoved': ({ callId, mediaRoom }) => [
    say(out.mediaMoved, { ...inSession(callId), router: toRouter(mediaRoom) }),
  ],
  'participant.joined': ({ callId, participant }) => [
    say(out.joined, { ...ofOne(callId, participant.id), participant: toNewcomer(participant) }),
  ],
  'participant.left': toLeft,
  'participant.statusChanged': toStatus,
  'participant.mediaChanged': toMediaChanges,
  'participant.removed': ({ callId, participantId }) => [
    say(out.left, { ...ofOne(callId, participantId), reason: 'removed' }),
  ],
  'participant.gateChanged': ({ callId, participantId, isClosed }) => [
    say(out.gateChanged, { ...ofOne(callId, participantId), closed: isClosed }),
  ],
  'participant.askedToUnmute': ({ callId, participantId }) => [say(out.unmuteRequested, ofOne(callId, participantId))],
  'participant.qualityChanged': ({ callId, participantId, quality, previous }) => [
    say(out.qualityChanged, {
      ...ofOne(callId, participantId),
      connection_quality: quality,
      previous_quality: previous,
    }),
  ],
  'share.started': ({ callId, share }) => [
    say(out.shareStarted, { ...ofOne(callId, share.participantId), share: toScreenShare(share) }),
  ],
  'share.stopped': ({ callId, share }) => [
    say(out.shareStopped, { ...ofOne(callId, share.participantId), share: toScreenShare(share) }),
  ],
  'videoFile.shared': ({ callId, file }, session) => [
    say(out.videoFileShared, {
      ...ofOne(callId, file.uploadedBy ?? OPERATOR),
      file: toVideoFile(file, session),
    }),
  ],
  'playback.changed': ({ callId, playback }) => [
    say(out.videoControl, { ...inSession(callId), playback: toPlayback(playback) }),
  ],
  'call.watched': ({ callId, operators }) => [say(out.operatorsChanged, { ...inSession(callId), operators })],
  'call.lockChanged': ({ callId, isLocked }) => [say(out.locked, { ...inSession(callId), locked: isLocked })],
  'invitation.changed': ({ callId, shareLink, change }) => [
    say(out.invitationChanged, { ...inSession(callId), invitation: toInvitation(shareLink), change }),
  ],
  'callLog.written': ({ callId, entry }) => [say(out.logWritten, { session_id: callId, entry: toLogEntry(entry) })],
  'call.ringing': noRinging,
  'call.ringStopped': noRinging,
  'call.available': noRinging,
  'call.declined': noRinging,
  'call.accepted': noRinging,
  'call.opened': silent('nobody watches a session that is not there yet; the log tells of it'),
  'call.started': silent('a session runs from its beginning'),
  'call.modeSwitchStarted': noSwitch,
  'call.modeSwitchCompleted': noSwitch,
  'call.modeSwitchFailed': noSwitch,
  'call.signalled': noSwitch,
  'call.qualityWarned': silent('the media server measures the links'),
  'chat.posted': elsewhere,
  'transcript.heard': elsewhere,
  'appointment.changed': elsewhere,
  'appointment.doorChanged': elsewhere,
  'hall.entered': elsewhere,
  'hall.left': elsewhere,
  'hall.mediaChanged': elsewhere,
  'hall.said': elsewhere,
  'hall.welcomed': elsewhere,
  'meeting.hostChanged': elsewhere,
  'meeting.invited': elsewhere,
  'meeting.reminded': elsewhere,
  'meeting.started': elsewhere,
  'person.invited': elsewhere,
  'person.responded': elsewhere,
  'person.signalled': elsewhere,
  'presence.changed': elsewhere,
  'room.entered': elsewhere,
  'room.memberCame': elsewhere,
  'room.memberGone': elsewhere,
  'room.signalled': elsewhere,
  'session.revoked': silent('the connection is closed'),
  'track.published': ({ callId, ...track }) => [say(out.streamPublished, { ...inSession(callId), ...toStream(track) })],
  'track.closed': ({ callId, producerId, participantId }) => [
    say(out.streamClosed, { ...inSession(callId), participant_id: participantId, producer_id: producerId }),
  ],
};

/** The same for signals. */
export const signals: SignalTable = {
  'call.levels': ({ callId, speaker, levels }) => [
    say(out.levels, {
      session_id: callId,
      speaker,
      levels: levels.map(({ participantId, dbov }) => ({ participant_id: participantId, dbov })),
    }),
  ],
  'call.linksMeasured': ({ callId, links, measuredAt }) => [
    say(out.statistics, { session_id: callId, timestamp: iso(measuredAt), participants: links.map(toLink) }),
  ],
};

/** Whoever waited to be let in learns the state of the session once that has happened. */
export const greetsAfter = ({ name }: CoreEvent, { notes }: Session): boolean =>
  name === 'call.started' && notes?.delete(WAITING) === true;

/** A participant has nothing more to hear after the end, or after being removed; an operator stays to look back. */
export const closesAfter = ({ name }: CoreEvent, { actor }: Session): boolean =>
  actor.kind !== 'operator' && (name === 'call.ended' || name === 'participant.removed');
