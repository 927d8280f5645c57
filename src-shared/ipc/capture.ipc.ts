import * as z from 'zod/mini';
import { event, request } from './define.ts';

/** A screen or window that could be shared. */
const captureSource = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['screen', 'window']),
  /** A small picture as a data address; empty when there is none yet. */
  thumbnail: z.string(),
});

/** A screen or window that could be shared. */
export type CaptureSource = z.output<typeof captureSource>;

/** What the picker shows. */
const captureOffer = z.object({
  /** Names this question: an answer to an older one is no answer. */
  id: z.int(),
  sources: z.array(captureSource),
  /** Whether the sound of the computer can be shared along; systems other than Windows do not give it. */
  canShareSound: z.boolean(),
});

/** What the picker shows. */
export type CaptureOffer = z.output<typeof captureOffer>;

export const captureRequests = {
  captureSources: request({
    input: z.undefined(),
    output: z.array(captureSource),
    by: ['main'],
    doc: 'Looks again at what could be shared, with fresh pictures.',
  }),
  captureChoose: request({
    input: z.object({ id: z.int(), sourceId: z.nullable(z.string()), withSound: z.boolean() }),
    output: z.undefined(),
    by: ['main'],
    doc: 'Answers the picker’s question; null shares nothing.',
  }),
} as const;

export const captureEvents = {
  captureAsked: event({ payload: captureOffer, doc: 'The page wants to share a screen: a person has to say which.' }),
} as const;
