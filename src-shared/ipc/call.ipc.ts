import * as z from 'zod/mini';
import { DESK_MESSAGE_LIMIT, DESK_NAME_LIMIT, DESK_RINGS_LIMIT } from './call-limits.ts';
import { event, request } from './define.ts';

const name = z.string().check(z.maxLength(DESK_NAME_LIMIT));
const id = z.string().check(z.minLength(1), z.maxLength(100));
const count = z.int().check(z.minimum(0));
/** `none`: there is no such device, or it may not be used. */
const device = z.enum(['on', 'off', 'none']);

/** The call that the page of the main window is in. */
const deskCall = z.object({
  title: name,
  /** With oneself. */
  peopleCount: count,
  /** `off` as well while an operator keeps it silent. */
  microphone: device,
  camera: device,
  /** When the call began, in milliseconds since 1970. */
  since: z.int().check(z.minimum(0)),
  /** Messages that nobody has looked at yet. */
  unreadCount: count,
  /** The newest message of somebody else that came in while this person was in the call. */
  message: z.nullable(z.object({ id, from: name, text: z.string().check(z.maxLength(DESK_MESSAGE_LIMIT)) })),
});

/** The call that the page of the main window is in. */
export type DeskCall = z.output<typeof deskCall>;

/** Somebody who calls right now. */
const deskRing = z.object({
  /** The call's id: an answer names it, so that it cannot meet a later ring. */
  id,
  from: name,
  /** The address of a picture on the chosen server. */
  avatar: z.nullable(z.string().check(z.maxLength(2_000))),
  kind: z.enum(['audio', 'video']),
});

/** Somebody who calls right now. */
export type DeskRing = z.output<typeof deskRing>;

/** What the page of the main window says of calls. */
const deskReport = z.object({
  /** Null outside of calls. */
  call: z.nullable(deskCall),
  /** The oldest first. */
  rings: z.array(deskRing).check(z.maxLength(DESK_RINGS_LIMIT)),
  /** Missed calls that nobody has looked at yet; null while it is not known. */
  missedCount: z.nullable(count),
  language: z.enum(['en', 'fr', 'es']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Whether the person wants to be told of calls while looking elsewhere. */
  wantsNotices: z.boolean(),
});

/** What the page of the main window says of calls. */
export type DeskReport = z.output<typeof deskReport>;

/** What a person does with a call outside of the main window. */
const deskCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('toggleMicrophone') }),
  z.object({ kind: z.literal('leave') }),
  /** Brings the main window to the front. */
  z.object({ kind: z.literal('show') }),
  z.object({ kind: z.literal('answer'), ringId: id }),
  z.object({ kind: z.literal('answerWithoutCamera'), ringId: id }),
  z.object({ kind: z.literal('decline'), ringId: id }),
]);

/** What a person does with a call outside of the main window. */
export type DeskCommand = z.output<typeof deskCommand>;

export const callRequests = {
  deskReport: request({
    input: deskReport,
    output: z.undefined(),
    by: ['main'],
    doc: 'Says what calls the page has now; once at its start, then after each change.',
  }),
  deskRead: request({
    input: z.undefined(),
    output: z.nullable(deskReport),
    by: ['ringing', 'mini'],
    doc: 'Tells what the page of the main window said last; null while there is none.',
  }),
  deskCommand: request({
    input: deskCommand,
    output: z.undefined(),
    by: ['ringing', 'mini'],
    doc: 'Does something with the call of the main window; what no longer fits its state is passed over.',
  }),
} as const;

export const callEvents = {
  deskChanged: event({
    payload: z.nullable(deskReport),
    doc: 'The page of the main window said something new about calls, or is gone; to the windows about calls.',
  }),
  deskCommanded: event({ payload: deskCommand, doc: 'A person did something with the call elsewhere; to the page.' }),
} as const;
