import type { Call, Meeting, Person } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import { type EventTable, type Session, type WireMessage, say } from '../dialect.ts';

import { iso } from '../moments.ts';
import { toCall, toCallData, toCallPerson, toChatMessage, toEndReason } from './values-calls.ts';
import { roomOf, toGuest, toToggles } from './values-rooms.ts';

const out = platform.outbounds;
const now = () => iso(Date.now());

/** What an invitation says of the call. */
type InvitedTo = Parameters<typeof toCallData>[2];

/** A call without a title is named by whoever calls. */
const toMeeting = (callId: string, caller: Person, channelId: string | undefined): InvitedTo => ({
  ...{ channel: channelId ?? callId, title: caller.name, host: caller, startsAt: undefined },
  format: channelId === undefined ? 'group' : 'direct',
});

interface Invitation {
  readonly callId: string;
  readonly type: Call['type'];
  readonly meeting: InvitedTo;
  readonly by: Person;
  /** The words of whoever invites, in place of ours. */
  readonly note: unknown;
}

const invite = ({ callId, type, meeting, by, note }: Invitation): WireMessage => {
  const call = toCallData(callId, type, meeting);
  const from = { from: by.id, fromUser: toCallPerson(by) };
  return say(out.callInvitation, { ...from, callData: note ?? call, timestamp: now(), callId, call });
};

const answer = (callId: string, person: Person, response: 'accepted' | 'declined', meeting: Meeting): WireMessage =>
  say(out.callResponse, {
    ...{ from: person.id, fromUser: toCallPerson(person), response, timestamp: now() },
    callData: { callId, channelName: meeting.channel, title: meeting.title, callMode: meeting.format },
  });

const leave = (person: Person, callId: string, session: Session): WireMessage =>
  say(out.userLeft, { userId: person.id, userName: person.name, roomId: roomOf(session, callId), timestamp: now() });

/** Meetings are calls of this API. Of any other call it tells those who came into it by its own words. */
const isTold = (session: Session, callId: string, channel: string | undefined): boolean =>
  channel !== undefined || session.notes?.has(callId) === true;

type CallEvents = Pick<
  EventTable,
  | 'call.ringing'
  | 'call.declined'
  | 'call.accepted'
  | 'call.ended'
  | 'meeting.invited'
  | 'meeting.reminded'
  | 'meeting.started'
  | 'meeting.hostChanged'
  | 'participant.joined'
  | 'participant.left'
  | 'participant.statusChanged'
  | 'participant.mediaChanged'
  | 'participant.removed'
  | 'chat.posted'
>;

/** What happens in calls, whatever API their people speak. */
export const callEvents: CallEvents = {
  'call.ringing': ({ callId, type, caller, channelId, meeting, note }) => [
    invite({ callId, type, meeting: meeting ?? toMeeting(callId, caller, channelId), by: caller, note }),
  ],
  'meeting.invited': ({ call, by, note }) =>
    call.meeting ? [invite({ callId: call.id, type: call.type, meeting: call.meeting, by, note })] : [],
  'meeting.reminded': ({ call }) =>
    call.meeting
      ? [
          say(out.callReminder, {
            callId: call.id,
            conversationId: call.conversationId,
            call: toCallData(call.id, call.type, call.meeting),
            startsAt: iso(call.meeting.startsAt ?? call.createdAt),
            timestamp: now(),
          }),
        ]
      : [],
  'meeting.started': ({ call }) => [say(out.callStarted, { callId: call.id, call: toCall(call), timestamp: now() })],
  'meeting.hostChanged': ({ callId, host }) => [
    say(out.hostChanged, { callId, newHostId: host.id, timestamp: now(), newHost: toCallPerson(host) }),
  ],
  'call.declined': ({ callId, person, meeting }) => (meeting ? [answer(callId, person, 'declined', meeting)] : []),
  'call.accepted': ({ callId, person, meeting }) => (meeting ? [answer(callId, person, 'accepted', meeting)] : []),
  'call.ended': ({ callId, channel, reason, endedBy, endedAt, durationMs }, session) =>
    !isTold(session, callId, channel)
      ? []
      : [
          say(out.callEnded, {
            ...{ callId, reason: toEndReason(reason, endedBy), endedBy: endedBy ?? null },
            ...{ timestamp: iso(endedAt), endTime: iso(endedAt), duration: Math.floor(durationMs / 1000) },
          }),
        ],
  'participant.joined': ({ callId, channel, participant, entry }, session) =>
    !isTold(session, callId, channel)
      ? []
      : [say(out.userJoined, { ...toGuest({ person: participant.person, entry }), roomId: roomOf(session, callId) })],
  'participant.left': ({ callId, channel, participant, wasLost }, session) =>
    // A lost connection was told when it was lost.
    !isTold(session, callId, channel) || wasLost ? [] : [leave(participant.person, callId, session)],
  'participant.statusChanged': ({ callId, channel, person, status, entry }, session) => {
    if (!isTold(session, callId, channel) || status === 'waiting') return [];
    if (status === 'disconnected') return [leave(person, callId, session)];
    return [say(out.userJoined, { ...toGuest({ person, entry }), roomId: roomOf(session, callId) })];
  },
  'participant.mediaChanged': ({ callId, channel, participant: { person, media }, previous, named }, session) => {
    if (!isTold(session, callId, channel)) return [];
    const told = (kind: 'audio' | 'video' | 'screen') =>
      named.includes(kind) || media[kind] !== previous[kind] ? media[kind] : undefined;
    const spoken = { audio: told('audio'), video: told('video'), screen: told('screen') };
    return toToggles(person.id, roomOf(session, callId), spoken);
  },
  'participant.removed': ({ callId, channel }, session) =>
    !isTold(session, callId, channel)
      ? []
      : [say(out.kicked, { callId, reason: 'You were removed from this call.', timestamp: now() })],
  'chat.posted': ({ callId, channel, message }, session) => {
    const isOwn = 'id' in session.actor && session.actor.id === message.person.id;
    if (!isTold(session, callId, channel) || isOwn) return [];
    const { id, callId: _call, ...said } = toChatMessage(message);
    return [say(out.newMessage, { ...said, messageId: id, roomId: roomOf(session, callId) })];
  },
};
