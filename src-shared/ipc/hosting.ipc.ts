import * as z from 'zod/mini';
import { event, request } from './define.ts';
import { peopleInCall } from './server-process.ts';

/** What the own server is doing. */
export const hostingState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('running'),
    /** The address for others, with the fingerprint behind `#`; null without a network. */
    link: z.nullable(z.string()),
    fingerprint: z.nullable(z.string()),
    calls: z.array(peopleInCall),
  }),
  /** It died and comes back by itself at `retryAt`. */
  z.object({ kind: z.literal('recovering'), attempt: z.int(), retryAt: z.number() }),
  z.object({ kind: z.literal('stopping') }),
  z.object({ kind: z.literal('failed'), why: z.string() }),
]);

/** What the own server is doing. */
export type HostingState = z.output<typeof hostingState>;

/** One line of the server's log. */
const logLine = z.object({ at: z.string(), level: z.string(), text: z.string() });

export const hostingRequests = {
  hostingRead: request({
    input: z.undefined(),
    output: hostingState,
    by: ['main', 'control'],
    doc: 'Tells what the own server is doing.',
  }),
  hostingStart: request({
    input: z.undefined(),
    output: z.undefined(),
    by: ['main'],
    doc: 'Starts the own server and makes it the chosen one once it is ready; follow `hostingChanged`.',
  }),
  hostingStop: request({
    input: z.object({ evenWithPeople: z.boolean() }),
    /** How many people are in calls: more than none means that it still runs. */
    output: z.object({ peopleInCalls: z.int() }),
    by: ['main'],
    doc: 'Stops the own server, unless people are in calls and that was not agreed to.',
  }),
  hostingLog: request({
    input: z.undefined(),
    output: z.array(logLine),
    by: ['main', 'control'],
    doc: 'Reads the newest lines of the own server’s log, oldest first.',
  }),
} as const;

export const hostingEvents = {
  hostingChanged: event({ payload: hostingState, doc: 'The own server does something else, or people came or went.' }),
} as const;
