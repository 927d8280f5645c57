import type { RingOutcome } from '#shared/contract/index.ts';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { type EventTable, type Session, type SignalTable, type WireMessage, say, silent } from '../dialect.ts';
import { notify, seconds, toCallType, toQuality } from './values.ts';

const out = directCalls.outbounds;
const media = silent('this API leaves media to its clients');

/** What one device of a callee did, for the others: they stop ringing. A call that nobody took is told as ended, or as timed out. */
const toSettled = (callId: string, outcome: RingOutcome, { actor, isOwnDoing }: Session): readonly WireMessage[] => {
  if (isOwnDoing || !('id' in actor)) return [];
  if (outcome === 'answered') return [say(out.accepted, notify({ callId, acceptedBy: actor.id }))];
  const isRefusal = outcome === 'declined' || outcome === 'busy' || outcome === 'unavailable';
  return isRefusal ? [say(out.rejected, notify({ callId, rejectedBy: actor.id, reason: outcome }))] : [];
};

/** Every event of the core in the words of this API. */
export const events: EventTable = {
  'call.ringing': ({ callId, channelId, caller, type }) => [
    say(
      out.invitation,
      notify({
        callId,
        channelId: channelId ?? callId,
        callerId: caller.id,
        callerName: caller.name,
        callerAvatar: caller.avatar ?? null,
        callType: toCallType[type],
      }),
    ),
  ],
  'call.ringStopped': ({ callId, outcome }, session) => toSettled(callId, outcome, session),
  'call.available': silent('guests are unknown here'),
  'call.declined': ({ callId, person, reason }) => [
    say(out.rejected, notify({ callId, rejectedBy: person.id, reason })),
  ],
  'call.opened': silent('the answer to the request tells it'),
  'call.started': silent('the acceptance is told as such'),
  'call.modeSwitchStarted': media,
  'call.modeSwitchCompleted': media,
  'call.modeSwitchFailed': media,
  'call.mediaMoved': media,
  'call.signalled': media,
  'call.qualityWarned': ({ callId, quality }) => [
    say(out.qualityWarning, notify({ callId, quality: toQuality[quality] })),
  ],
  'call.ended': ({ callId, reason, endedBy, durationMs, isDeclined }, { isOwnDoing }) => {
    if (reason === 'timeout') return [say(out.timeout, notify({ callId }))];
    // A refusal was told as such.
    if (isDeclined || isOwnDoing) return [];
    return [say(out.ended, notify({ callId, endedBy: endedBy ?? '', durationSeconds: seconds(durationMs) }))];
  },
  'participant.joined': ({ callId, participant }) => [
    say(out.accepted, notify({ callId, acceptedBy: participant.person.id })),
  ],
  'participant.left': silent('a call of two is over then, and told as ended'),
  'participant.statusChanged': silent('lost connections have no word here'),
  'participant.mediaChanged': media,
  'participant.removed': ({ callId, by }) => [
    say(out.ended, notify({ callId, endedBy: by ?? '', durationSeconds: 0 })),
  ],
  'track.published': media,
  'track.closed': media,
  'chat.posted': silent('chat is another document'),
  'transcript.heard': silent('captions have no word here'),
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
  'invitation.changed': silent('operators have no word here'),
  'callLog.written': silent('operators have no word here'),
  'call.watched': silent('operators have no word here'),
  'call.lockChanged': silent('operators have no word here'),
  'participant.gateChanged': silent('operators have no word here'),
  'participant.askedToUnmute': silent('operators have no word here'),
  'participant.qualityChanged': silent('operators have no word here'),
  'share.started': media,
  'share.stopped': media,
  'videoFile.shared': silent('shared videos have no word here'),
  'playback.changed': silent('shared videos have no word here'),
  'session.revoked': silent('the connection is closed with a reason'),
};

/** The same for signals. */
export const signals: SignalTable = {
  'call.levels': media,
  'call.linksMeasured': silent('operators have no word here'),
};

/** Answers what clients of the shared connection send to keep it open; undefined for anything else. */
export const toHeartbeat = (type: string, { actor }: Session): WireMessage | undefined => {
  const userId = 'id' in actor ? actor.id : '';
  if (type === 'heartbeat') return say(out.heartbeatAck, notify({ userId, timestamp: new Date().toISOString() }));
  return type === 'ping' ? say(out.pong, notify({})) : undefined;
};
