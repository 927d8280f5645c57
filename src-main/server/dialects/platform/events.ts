import type { CoreEvent, CoreSignal } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import { type EventTable, type Session, type SignalTable, type WireMessage, say, silent } from '../dialect.ts';

const out = platform.outbounds;

/** Every event of the core in the words of this API. */
const events: EventTable = {
  'call.ringing': silent('calls come next'),
  'call.ringStopped': silent('calls come next'),
  'call.available': silent('guests do not speak this API'),
  'call.declined': silent('calls come next'),
  'call.started': silent('calls come next'),
  'call.modeSwitchStarted': silent('media is not part of this API'),
  'call.modeSwitchCompleted': silent('media is not part of this API'),
  'call.modeSwitchFailed': silent('media is not part of this API'),
  'call.mediaMoved': silent('media is not part of this API'),
  'call.signalled': silent('signals of this API are addressed to people, not to participants'),
  'call.ended': silent('calls come next'),
  'participant.joined': silent('calls come next'),
  'participant.left': silent('calls come next'),
  'participant.statusChanged': silent('calls come next'),
  'participant.mediaChanged': silent('calls come next'),
  'participant.removed': silent('calls come next'),
  'track.published': silent('media is not part of this API'),
  'track.closed': silent('media is not part of this API'),
  'chat.posted': silent('calls come next'),
  'transcript.heard': silent('captions are not part of this API'),
  'call.qualityWarned': silent('the quality of a link is not part of this API'),
  'appointment.changed': silent('appointments are not part of this API'),
  'room.entered': silent('rooms of appointments are not part of this API'),
  'room.memberCame': silent('rooms of appointments are not part of this API'),
  'room.memberGone': silent('rooms of appointments are not part of this API'),
  'room.signalled': silent('signals never cross from one API to another'),
  'meeting.invited': silent('calls come next'),
  'meeting.reminded': silent('calls come next'),
  'meeting.started': silent('calls come next'),
  'meeting.hostChanged': silent('calls come next'),
  'call.accepted': silent('calls come next'),
  'hall.welcomed': silent('calls come next'),
  'hall.entered': silent('calls come next'),
  'hall.left': silent('calls come next'),
  'hall.mediaChanged': silent('calls come next'),
  'hall.said': silent('calls come next'),
  'person.signalled': silent('calls come next'),
  'person.invited': silent('calls come next'),
  'person.responded': silent('calls come next'),
  'presence.changed': ({ accountId, presence }) => [
    presence === 'offline'
      ? say(out.userOffline, { userId: accountId, status: presence })
      : say(out.userOnline, { userId: accountId, status: presence }),
  ],
  'session.revoked': silent('the connection is closed'),
};

const signals: SignalTable = {
  'call.levels': silent('media is not part of this API'),
};

/** Translates a committed event. */
export const toEvent = (event: CoreEvent, session: Session): readonly WireMessage[] => {
  const translate: (payload: never, session: Session) => readonly WireMessage[] = events[event.name];
  return translate(event.payload as never, session);
};

/** Translates a lossy signal. */
export const toSignal = (signal: CoreSignal, session: Session): readonly WireMessage[] =>
  signals[signal.name](signal.payload, session);
