import * as z from 'zod/mini';
import { event, request } from './define.ts';

const fingerprint = z.string().check(z.regex(/^sha256:[\da-f]{64}$/));

/** A server that this app has been connected to. */
export const knownServer = z.object({
  id: z.string(),
  name: z.string(),
  /** `https://host:port` */
  origin: z.string(),
  /** Of its own certificate authority, as first seen or as a link said; null where there is nothing to pin. */
  fingerprint: z.nullable(fingerprint),
  /** Milliseconds since 1970. */
  usedAt: z.number(),
});

/** A server that this app has been connected to. */
export type KnownServer = z.output<typeof knownServer>;

/** A server that announces itself in this network right now. */
export const nearbyServer = z.object({ name: z.string(), origin: z.string(), fingerprint: z.nullable(fingerprint) });

/** A server that announces itself in this network right now. */
export type NearbyServer = z.output<typeof nearbyServer>;

/** All servers that may be chosen, except the own one. */
const serverLists = z.object({
  known: z.array(knownServer),
  nearby: z.array(nearbyServer),
});

/** The server that a window speaks to. */
export const chosenServer = z.object({
  /** `own`, or the id of a known one. */
  id: z.string(),
  name: z.string(),
  origin: z.string(),
  fingerprint: z.nullable(fingerprint),
  /** Of the own server alone: its built-in account, which belongs to whoever hosts. */
  owner: z.nullable(z.object({ id: z.string(), token: z.string() })),
});

/** The server that a window speaks to. */
export type ChosenServer = z.output<typeof chosenServer>;

const keys = { origin: z.string(), name: z.string(), seen: fingerprint };

/** How an attempt to connect ended. After `connected` the window loads anew. */
export const connectOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connected') }),
  /** The person rather stays in the call: nothing has changed. */
  z.object({ kind: z.literal('stayed') }),
  z.object({ kind: z.literal('invalid') }),
  /** Plain http to another machine: anybody on the way could listen. */
  z.object({ kind: z.literal('insecure'), origin: z.string() }),
  z.object({ kind: z.literal('unreachable'), origin: z.string() }),
  z.object({ kind: z.literal('notBeckon'), origin: z.string() }),
  z.object({ kind: z.literal('badCertificate'), origin: z.string() }),
  /** The server showed another key than every time before. */
  z.object({ kind: z.literal('changedKey'), ...keys, known: fingerprint }),
  /** The server showed another key than the link says. */
  z.object({ kind: z.literal('wrongKey'), ...keys, expected: fingerprint }),
]);

/** How an attempt to connect ended. */
export type ConnectOutcome = z.output<typeof connectOutcome>;

/** Something that is kept for the chosen server; null forgets it. */
const secret = z.object({
  key: z.string().check(z.maxLength(200)),
  value: z.nullable(z.string().check(z.maxLength(20_000))),
});

export const serverRequests = {
  sessionRead: request({
    input: z.undefined(),
    output: z.object({
      server: z.nullable(chosenServer),
      /** What this app keeps for the chosen server, by key: sign-ins. */
      kept: z.record(z.string(), z.string()),
    }),
    by: ['main', 'control'],
    doc: 'Tells which server the window speaks to, and who is signed in there.',
  }),
  secretWrite: request({
    input: secret,
    output: z.undefined(),
    by: ['main', 'control'],
    doc: 'Keeps a secret of the chosen server, encrypted where the system can; the other windows hear of it.',
  }),
  serversRead: request({
    input: z.undefined(),
    output: serverLists,
    by: ['main'],
    doc: 'Lists the known servers, the last used first, and those nearby.',
  }),
  serverConnect: request({
    input: z.object({
      /** A link, an address, or the id of a known server. */
      target: z.string().check(z.maxLength(2_000)),
      /** The changed key that the person has agreed to, and no other. */
      trust: z.nullable(fingerprint),
    }),
    output: connectOutcome,
    by: ['main'],
    doc: 'Looks at a server and, when its key is as it should be, makes it the chosen one.',
  }),
  serverLeave: request({
    input: z.undefined(),
    output: z.undefined(),
    by: ['main'],
    doc: 'Chooses no server; the window loads anew.',
  }),
  serverForget: request({
    input: z.object({ id: z.string() }),
    output: z.undefined(),
    by: ['main'],
    doc: 'Forgets a known server with its key and sign-ins.',
  }),
} as const;

export const serverEvents = {
  secretChanged: event({
    payload: secret,
    doc: 'Another window keeps or forgets a secret: somebody signed in or out there.',
  }),
  serversChanged: event({ payload: serverLists, doc: 'Servers came, went, or were forgotten.' }),
  linkFailed: event({
    payload: z.object({ target: z.string(), outcome: connectOutcome }),
    doc: 'A link that was opened from outside did not lead to its server, and why.',
  }),
  keyRefused: event({
    payload: z.object({
      origin: z.string(),
      name: z.string(),
      known: z.nullable(fingerprint),
      seen: z.nullable(fingerprint),
    }),
    doc: 'The chosen server suddenly shows another key; nothing is sent to it any more.',
  }),
} as const;
