import type { PayloadOf } from '#shared/contract/index.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type EventTable, type SignalTable, say, silent } from '../dialect.ts';
import { iso } from '../moments.ts';
import { socketCode } from './errors.ts';
import {
  seconds,
  toCaller,
  toChatMessage,
  toIdentity,
  toMedia,
  toMediaServerConfig,
  toParticipant,
  toPresent,
  toVideoFile,
} from './values.ts';

const out = conversationCalls.outbounds;

const toLeft = ({ callId, participant, leftAt, total, removed }: PayloadOf<'participant.left'>) =>
  say(out.participantLeft, {
    callId,
    participantId: participant.id,
    ...toIdentity(participant.person),
    username: participant.person.name,
    leftAt: iso(leftAt),
    totalParticipants: total,
    removed,
  });

/** Every event of the core in the words of this API. */
export const events: EventTable = {
  'call.ringing': ({ callId, conversationId, type, caller, expiresAt }) => [
    say(out.incoming, { callId, conversationId, type, caller: toCaller(caller), expiresAt: iso(expiresAt) }),
  ],
  'call.ringStopped': (payload) => [say(out.ringStopped, payload)],
  'call.available': (payload) => [say(out.available, payload)],
  'call.declined': ({ callId, person, reason }) => [
    say(out.rejected, { callId, userId: person.id, username: person.name, reason }),
  ],
  'call.opened': silent('who begins a call knows, and the others are rung'),
  'call.started': ({ call, mediaRoom }) => [
    say(out.started, {
      callId: call.id,
      mode: call.mode,
      participants: toPresent(call),
      mediaServerConfig: toMediaServerConfig(mediaRoom),
    }),
  ],
  'call.qualityWarned': silent('its own clients measure their links themselves'),
  'call.modeSwitchStarted': ({ callId, from, to, reason, deadline, mediaRoom }) => [
    say(out.modeSwitch, {
      callId,
      oldMode: from,
      newMode: to,
      reason,
      mediaServerConfig: toMediaServerConfig(mediaRoom),
      switchDeadline: iso(deadline),
    }),
  ],
  'call.modeSwitchCompleted': (payload) => [say(out.modeSwitchCompleted, payload)],
  'call.modeSwitchFailed': ({ callId, mode, message }) => [
    say(out.error, { callId, code: socketCode('MODE_SWITCH_FAILED'), message, details: { mode } }),
  ],
  'call.mediaMoved': ({ callId, mediaRoom }) => {
    const mediaServerConfig = toMediaServerConfig(mediaRoom);
    return mediaServerConfig ? [say(out.mediaMoved, { callId, mediaServerConfig })] : [];
  },
  'call.signalled': ({ callId, from, signal }) => [say(out.signal, { callId, fromParticipantId: from, signal })],
  'call.ended': ({ callId, reason, endedBy, endedAt, durationMs }) => [
    say(out.ended, { callId, reason, endedBy, endedAt: iso(endedAt), duration: seconds(durationMs) }),
  ],
  'participant.joined': ({ callId, participant, total }) => [
    say(out.participantJoined, { callId, participant: toParticipant(participant), totalParticipants: total }),
  ],
  'participant.left': (payload) => [toLeft(payload)],
  'participant.statusChanged': ({ callId, participantId, status, person }) => [
    say(out.participantStatus, { callId, participantId, ...toCaller(person), status }),
  ],
  'participant.mediaChanged': ({ callId, participant }) => [
    say(out.participantMediaState, {
      callId,
      participantId: participant.id,
      username: participant.person.name,
      ...toMedia(participant),
    }),
  ],
  'participant.removed': ({ callId }) => [
    say(out.error, { callId, code: socketCode('REMOVED_FROM_CALL'), message: 'You were removed from this call.' }),
  ],
  'track.published': ({ callId, producerId, participantId, kind, source, paused }) => [
    say(out.newProducer, { callId, producerId, participantId: participantId ?? '', kind, source, paused }),
  ],
  'track.closed': ({ callId, producerId, participantId }) => [
    say(out.producerClosed, { callId, producerId, participantId: participantId ?? '' }),
  ],
  'chat.posted': ({ callId, message }) => [say(out.chat, { callId, message: toChatMessage(message) })],
  'transcript.heard': ({
    callId,
    participantId,
    name,
    text,
    language,
    translation,
    targetLanguage,
    spokenAt,
    isFinal,
  }) => [
    say(out.transcription, {
      callId,
      participantId,
      username: name,
      text,
      language,
      translation,
      targetLanguage,
      timestamp: iso(spokenAt),
      isFinal,
    }),
  ],
  'appointment.changed': silent('appointments are not part of this API'),
  'appointment.doorChanged': silent('appointments are not part of this API'),
  'room.entered': silent('rooms of appointments are not part of this API'),
  'room.memberCame': silent('rooms of appointments are not part of this API'),
  'room.memberGone': silent('rooms of appointments are not part of this API'),
  'room.signalled': silent('signals never cross from one API to another'),
  'meeting.invited': silent('planned meetings have no word here'),
  'meeting.reminded': silent('planned meetings have no word here'),
  'meeting.started': silent('planned meetings have no word here'),
  'meeting.hostChanged': silent('hosts have no word here'),
  'call.accepted': silent('who comes is seen on coming in'),
  'hall.welcomed': silent('halls have no word here'),
  'hall.entered': silent('halls have no word here'),
  'hall.left': silent('halls have no word here'),
  'hall.mediaChanged': silent('halls have no word here'),
  'hall.said': silent('halls have no word here'),
  'person.signalled': silent('signals never cross from one API to another'),
  'person.invited': silent('invitations in free form have no word here'),
  'person.responded': silent('invitations in free form have no word here'),
  'presence.changed': silent('presence has no word here'),
  'call.watched': ({ callId, operators }) => [say(out.operatorsChanged, { callId, operators })],
  'call.lockChanged': ({ callId, isLocked }) => [say(out.locked, { callId, locked: isLocked })],
  'participant.gateChanged': ({ callId, participantId, isClosed }) => [
    say(out.muteGate, { callId, participantId, closed: isClosed }),
  ],
  'participant.askedToUnmute': ({ callId }) => [say(out.unmuteRequest, { callId })],
  'participant.qualityChanged': silent('its own clients measure their links themselves'),
  'share.started': silent('sharing is told as part of what somebody sends'),
  'share.stopped': silent('sharing is told as part of what somebody sends'),
  'videoFile.shared': ({ callId, file }) => [say(out.videoFile, { callId, file: toVideoFile(file) })],
  'playback.changed': ({ callId, playback }) => [say(out.playback, { callId, playback: playback ?? null })],
  'invitation.changed': silent('for operators, who do not speak this API'),
  'callLog.written': silent('for operators, who do not speak this API'),
  'session.revoked': () => [say(out.sessionRevoked, { message: 'The link you came by was withdrawn.' })],
};

/** The same for signals. */
export const signals: SignalTable = {
  'call.levels': (payload) => [say(out.levels, payload)],
  'call.linksMeasured': silent('for operators, who do not speak this API'),
};
