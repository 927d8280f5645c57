import type { Person } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import { type EventTable, type SignalTable, say, silent } from '../dialect.ts';
import { iso } from '../moments.ts';
import { callEvents } from './events-calls.ts';

import { toCallPerson } from './values-calls.ts';
import { toGuest, toGuests, toToggles } from './values-rooms.ts';

const out = platform.outbounds;
const media = silent('media is not part of this API');
const appointments = silent('appointments are not part of this API');

const from = (person: Person, at: number) => ({
  from: person.id,
  fromUser: toCallPerson(person),
  timestamp: iso(at),
});

/** Every event of the core in the words of this API. */
export const events: EventTable = {
  ...callEvents,
  'call.ringStopped': silent('an invitation of this API stays until it is answered'),
  'call.available': silent('guests do not speak this API'),
  'call.opened': silent('the answer to the request tells it'),
  'call.started': silent('calls of this API run from the beginning'),
  'call.modeSwitchStarted': media,
  'call.modeSwitchCompleted': media,
  'call.modeSwitchFailed': media,
  'call.mediaMoved': media,
  'call.signalled': silent('signals of this API are addressed to people, not to participants'),
  'track.published': media,
  'track.closed': media,
  'transcript.heard': silent('captions are not part of this API'),
  'call.qualityWarned': silent('the quality of a link is not part of this API'),
  'appointment.changed': appointments,
  'appointment.doorChanged': appointments,
  'room.entered': appointments,
  'room.memberCame': appointments,
  'room.memberGone': appointments,
  'room.signalled': silent('signals never cross from one API to another'),
  'hall.welcomed': ({ hall, guests }) => [
    say(out.roomJoined, { roomId: hall, participants: toGuests(guests) }),
    say(out.roomParticipants, { roomId: hall, participants: toGuests(guests) }),
  ],
  'hall.entered': ({ hall, guest }) => [say(out.userJoined, { ...toGuest(guest), roomId: hall })],
  'hall.left': ({ hall, person }) => [
    say(out.userLeft, { userId: person.id, userName: person.name, roomId: hall, timestamp: iso(Date.now()) }),
  ],
  'hall.mediaChanged': ({ hall, personId, media }) => toToggles(personId, hall, media),
  'hall.said': ({ hall, person, text, saidAt }) => [
    say(out.newMessage, {
      ...{ userId: person.id, userName: person.name, message: text, messageType: 'text' },
      ...{ timestamp: iso(saidAt), messageId: null, roomId: hall },
    }),
  ],
  'person.signalled': ({ from, kind, signal }) => [
    say(out.webrtcSignal, { from: from.id, signal, type: kind, timestamp: iso(Date.now()) }),
  ],
  'person.invited': ({ from: by, facts, sentAt }) => [
    say(out.callInvitation, { ...from(by, sentAt), callData: facts, callId: null, call: null }),
  ],
  'person.responded': ({ from: by, isAccepted, facts, sentAt }) => [
    say(out.callResponse, { ...from(by, sentAt), response: isAccepted ? 'accepted' : 'declined', callData: facts }),
  ],
  'presence.changed': ({ accountId, presence }) => [
    presence === 'offline'
      ? say(out.userOffline, { userId: accountId, status: presence })
      : say(out.userOnline, { userId: accountId, status: presence }),
  ],
  'invitation.changed': silent('operators have no word here'),
  'callLog.written': silent('operators have no word here'),
  'call.watched': silent('operators have no word here'),
  'call.lockChanged': silent('operators have no word here'),
  'participant.gateChanged': silent('operators have no word here'),
  'participant.askedToUnmute': silent('operators have no word here'),
  'participant.qualityChanged': silent('operators have no word here'),
  'share.started': silent('sharing is told as part of what somebody sends'),
  'share.stopped': silent('sharing is told as part of what somebody sends'),
  'videoFile.shared': silent('shared videos have no word here'),
  'playback.changed': silent('shared videos have no word here'),
  'session.revoked': silent('the connection is closed'),
};

/** The same for signals. */
export const signals: SignalTable = { 'call.levels': media, 'call.linksMeasured': media };
