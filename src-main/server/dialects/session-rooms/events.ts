import type { PayloadOf } from '#shared/contract/index.ts';
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import { type EventTable, type SignalTable, type WireMessage, say, silent } from '../dialect.ts';
import { toAppointment, toDoor, toLeaver, toMember, toNewcomer } from './values.ts';

const out = sessionRooms.outbounds;
const ringing = silent('sessions are booked, they ring for nobody');
const media = silent('media is what the two browsers make of it');
const seenInRoom = silent('told as coming and going in the room');

type Signalled = PayloadOf<'room.signalled'>;

const relay: Record<Signalled['kind'], (signal: Signalled) => WireMessage> = {
  offer: ({ from, content }) => say(out.offer, { offer: content, from }),
  answer: ({ from, content }) => say(out.answer, { answer: content, from }),
  candidate: ({ from, content }) => say(out.candidate, { candidate: content, from }),
};

/** Every event of the core in the words of this API. */
export const events: EventTable = {
  'call.ringing': ringing,
  'call.ringStopped': ringing,
  'call.available': silent('guests are unknown here'),
  'call.declined': ringing,
  'call.opened': seenInRoom,
  'call.started': seenInRoom,
  'call.modeSwitchStarted': media,
  'call.modeSwitchCompleted': media,
  'call.modeSwitchFailed': media,
  'call.mediaMoved': media,
  'call.signalled': silent('signals never cross from one API to another'),
  'call.qualityWarned': media,
  'call.ended': seenInRoom,
  'participant.joined': seenInRoom,
  'participant.left': seenInRoom,
  'participant.statusChanged': seenInRoom,
  'participant.mediaChanged': media,
  'participant.removed': seenInRoom,
  'track.published': media,
  'track.closed': media,
  'chat.posted': silent('chat has no word here'),
  'transcript.heard': silent('captions have no word here'),
  'appointment.changed': ({ appointment }) => [
    say(out.appointmentChanged, { appointment: toAppointment(appointment) }),
  ],
  'appointment.doorChanged': ({ appointmentId, client, door }) => [
    say(out.doorChanged, { sessionId: appointmentId, userId: client.id, userName: client.name, ...toDoor(door) }),
  ],
  'room.entered': ({ room, appointmentId, callId, own, members }) => [
    say(out.roomJoined, { roomId: room, participants: members.map(toMember), sessionId: appointmentId, callId }),
    say(out.existingParticipants, members.filter(({ address }) => address !== own.address).map(toMember)),
    say(out.joinSuccess, { roomId: room, socketId: own.address, participantCount: members.length }),
  ],
  'room.memberCame': ({ room, member }) => [say(out.userJoined, toNewcomer(member, room))],
  'room.memberGone': ({ room, member }) => [say(out.userLeft, toLeaver(member, room))],
  'room.signalled': (signal) => [relay[signal.kind](signal)],
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
  'presence.changed': silent('who is online has no word here'),
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
export const signals: SignalTable = {
  'call.levels': media,
  'call.linksMeasured': silent('operators have no word here'),
};
