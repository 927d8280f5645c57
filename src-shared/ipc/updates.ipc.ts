import * as z from 'zod/mini';
import { event, request } from './define.ts';

/** Where an update of the app stands. */
export const updateState = z.discriminatedUnion('kind', [
  /** No address is set: nothing is ever asked or fetched. */
  z.object({ kind: z.literal('off') }),
  /** This is the newest version, as far as is known; `checkedAt` in milliseconds since 1970, null before the first look. */
  z.object({ kind: z.literal('idle'), checkedAt: z.nullable(z.number()) }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('available'), version: z.string() }),
  z.object({ kind: z.literal('downloading'), version: z.string(), percent: z.number() }),
  /** It is installed when the app quits. */
  z.object({ kind: z.literal('ready'), version: z.string() }),
  z.object({
    kind: z.literal('failed'),
    /** `damaged`: what was fetched is not what the feed promised, and was thrown away. */
    why: z.enum(['unreachable', 'damaged', 'unusable']),
    details: z.string(),
  }),
]);

/** Where an update of the app stands. */
export type UpdateState = z.output<typeof updateState>;

const nothing = { input: z.undefined(), output: z.undefined(), by: ['main'] } as const;

export const updateRequests = {
  updateRead: request({
    input: z.undefined(),
    output: updateState,
    by: ['main'],
    doc: 'Tells where an update stands.',
  }),
  updateCheck: request({ ...nothing, doc: 'Looks for an update now; follow `updateChanged`.' }),
  updateDownload: request({ ...nothing, doc: 'Fetches the update that was found.' }),
  updateInstall: request({
    ...nothing,
    doc: 'Quits the app, which installs the update; asks first when a call would end.',
  }),
} as const;

export const updateEvents = {
  updateChanged: event({ payload: updateState, doc: 'An update was found, fetched or refused.' }),
} as const;
