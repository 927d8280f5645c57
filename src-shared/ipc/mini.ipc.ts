import * as z from 'zod/mini';
import { DESK_NAME_LIMIT } from './call-limits.ts';
import { event, request } from './define.ts';

/** Names the connection that a description belongs to: an answer to an older offer is no answer. */
const round = z.int().check(z.minimum(1));
/** Half a connection between the pages of the two windows, over which the picture goes. */
const sdp = z.string().check(z.maxLength(30_000));

/** What the page with the call says to the small window. */
const miniWord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer'), round, sdp }),
  /** Whom it shows from now on. */
  z.object({
    kind: z.literal('shown'),
    name: z.string().check(z.maxLength(DESK_NAME_LIMIT)),
    isScreen: z.boolean(),
    /** False while the camera is off: then there is nothing but the name. */
    hasPicture: z.boolean(),
  }),
]);

/** What the page with the call says to the small window. */
export type MiniWord = z.output<typeof miniWord>;

/** What the small window's page says to the page with the call. */
const miniWish = z.discriminatedUnion('kind', [
  /** It is there and wants to be shown somebody, on a new connection. */
  z.object({ kind: z.literal('watch') }),
  z.object({ kind: z.literal('answer'), round, sdp }),
]);

export const miniRequests = {
  miniTell: request({
    input: miniWord,
    output: z.undefined(),
    by: ['main'],
    doc: 'Says something to the small window’s page, if there is one.',
  }),
  miniAsk: request({
    input: miniWish,
    output: z.undefined(),
    by: ['mini'],
    doc: 'Says something to the page with the call.',
  }),
} as const;

export const miniEvents = {
  miniTold: event({ payload: miniWord, doc: 'The page with the call says something; to the small window.' }),
  miniAsked: event({
    payload: z.discriminatedUnion('kind', [...miniWish.def.options, z.object({ kind: z.literal('gone') })]),
    doc: 'The small window’s page says something, or the window is gone; to the page with the call.',
  }),
} as const;
