import { z } from 'zod';
import { event, operation } from './define.ts';
import { accountId, callId, entrance, mediaState, person, personId, timestamp } from './models.contract.ts';

const HALL = 'coffee-corner';
const ACCOUNT = '65abc456def789012345678a';
const ada = { id: ACCOUNT, kind: 'account', name: 'Ada' } as const;
const named = z.object({ hall: z.string() });
const done = z.object({});

/** Somebody in a hall, with whatever the client tells of the person. */
export const hallGuest = z.object({ person, entry: entrance });

const errors = ['CALL_ENDED', 'NOT_A_PARTICIPANT', 'HALL_FULL'] as const;

/**
 * A hall is what a name leads to: the meeting with this id or channel, or else a place that is there as long as somebody is in it
 * and has no media of its own.
 */
export const hallOperations = {
  'hall.enter': operation({
    input: named.extend({ about: z.unknown() }),
    output: named.extend({ callId: callId.optional(), guests: z.array(hallGuest) }),
    errors: [...errors, 'CALL_PASSWORD_WRONG', 'INVALID_CALL_STATE', 'MAX_PARTICIPANTS_REACHED', 'REMOVED_FROM_CALL'],
    permission: 'account',
    doc: 'Comes in with this connection. Into a meeting only who hosts it, is in it or was invited; its password is asked for elsewhere. Into any other call whoever may join it.',
    example: { hall: HALL, about: { name: 'Ada' } },
  }),
  'hall.leave': operation({
    input: named,
    output: done,
    errors,
    permission: 'account',
    doc: 'Leaves with this connection. In a meeting the place is kept for a while, as after a lost connection; any other call is left.',
    example: { hall: HALL },
  }),
  'hall.setMedia': operation({
    input: named.extend({ media: mediaState.partial() }),
    output: done,
    errors: [...errors, 'SCREEN_SHARE_OFF'],
    permission: 'account',
    doc: 'Tells the others what the asker sends; what is not named stays.',
    example: { hall: HALL, media: { audio: true } },
  }),
  'hall.say': operation({
    input: named.extend({ text: z.string() }),
    output: done,
    errors: [...errors, 'CHAT_OFF'],
    permission: 'account',
    doc: 'Says something to the others; in a meeting it is kept as chat.',
    example: { hall: HALL, text: 'Hello everyone!' },
  }),
  'person.signal': operation({
    input: z.object({ to: accountId, kind: z.enum(['offer', 'answer', 'ice-candidate']), signal: z.unknown() }),
    output: done,
    errors: ['ACCOUNT_NOT_FOUND'],
    permission: 'account',
    doc: 'Hands an offer, answer or ICE candidate, unread, to all connections of a person.',
    example: { to: ACCOUNT, kind: 'offer', signal: { sdp: 'v=0' } },
  }),
  'person.invite': operation({
    input: z.object({ to: accountId, callId: callId.optional(), facts: z.unknown() }),
    output: done,
    errors: ['ACCOUNT_NOT_FOUND'],
    permission: 'account',
    doc: 'Hands an invitation in free form to all connections of a person. One to a meeting that the asker belongs to is an invitation to that meeting.',
    example: { to: ACCOUNT, facts: { title: 'Coffee?' } },
  }),
  'person.respond': operation({
    input: z.object({ to: accountId, callId: callId.optional(), isAccepted: z.boolean(), facts: z.unknown() }),
    output: done,
    errors: ['ACCOUNT_NOT_FOUND'],
    permission: 'account',
    doc: 'Hands the answer to an invitation to all connections of a person. The answer to a meeting is noted there as well.',
    example: { to: ACCOUNT, isAccepted: true, facts: { title: 'Coffee?' } },
  }),
} as const;

export const hallEvents = {
  'hall.welcomed': event({
    payload: named.extend({ guests: z.array(hallGuest) }),
    audience: 'connection',
    doc: 'You are in; `guests` has everybody, also you.',
    example: { hall: HALL, guests: [{ person: ada, entry: { connectionId: 'c1', about: {} } }] },
  }),
  'hall.entered': event({
    payload: named.extend({ guest: hallGuest }),
    audience: 'otherParticipants',
    doc: 'Somebody came into a hall that is no meeting.',
    example: { hall: HALL, guest: { person: ada, entry: { connectionId: 'c1', about: {} } } },
  }),
  'hall.left': event({
    payload: named.extend({ person, connectionId: z.string() }),
    audience: 'otherParticipants',
    doc: 'Somebody left a hall that is no meeting, or the connection broke.',
    example: { hall: HALL, person: ada, connectionId: 'c1' },
  }),
  'hall.mediaChanged': event({
    payload: named.extend({ personId, media: mediaState.partial() }),
    audience: 'otherParticipants',
    doc: 'Somebody in a hall that is no meeting muted, unmuted, or turned camera or screen on or off.',
    example: { hall: HALL, personId: ACCOUNT, media: { audio: false } },
  }),
  'hall.said': event({
    payload: named.extend({ person, text: z.string(), saidAt: timestamp }),
    audience: 'otherParticipants',
    doc: 'Somebody said something in a hall that is no meeting.',
    example: { hall: HALL, person: ada, text: 'Hello', saidAt: 1_760_000_000_000 },
  }),
  'person.signalled': event({
    payload: z.object({ from: person, kind: z.enum(['offer', 'answer', 'ice-candidate']), signal: z.unknown() }),
    audience: 'person',
    doc: 'An offer, answer or ICE candidate of another person.',
    example: { from: ada, kind: 'offer', signal: { sdp: 'v=0' } },
  }),
  'person.invited': event({
    payload: z.object({ from: person, facts: z.unknown(), sentAt: timestamp }),
    audience: 'person',
    doc: 'An invitation in free form.',
    example: { from: ada, facts: { title: 'Coffee?' }, sentAt: 1_760_000_000_000 },
  }),
  'person.responded': event({
    payload: z.object({ from: person, isAccepted: z.boolean(), facts: z.unknown(), sentAt: timestamp }),
    audience: 'person',
    doc: 'The answer to an invitation in free form.',
    example: { from: ada, isAccepted: true, facts: { title: 'Coffee?' }, sentAt: 1_760_000_000_000 },
  }),
} as const;

export type HallGuest = z.infer<typeof hallGuest>;
