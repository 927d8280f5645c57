import * as z from 'zod/mini';
import { event, request } from './define.ts';

const everyWindow = ['main', 'control', 'ringing', 'mini'] as const;

/** What this copy of the app is, for the page and for reports of errors. */
export const appInfo = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
});

/** What this copy of the app is. */
export type AppInfo = z.output<typeof appInfo>;

export const appRequests = {
  appInfo: request({
    input: z.undefined(),
    output: appInfo,
    by: everyWindow,
    doc: 'Tells versions and platform.',
  }),
  appDetails: request({
    input: z.undefined(),
    output: z.string(),
    by: everyWindow,
    doc: 'Writes down what helps to find a fault: versions, platform, and the newest lines of the log, without secrets.',
  }),
} as const;

export const appEvents = {
  pathAsked: event({
    payload: z.object({ path: z.string().check(z.regex(/^\/(?!\/)/)) }),
    doc: 'A menu, a link or a notification asks for a screen of the client.',
  }),
  systemResumed: event({
    payload: z.object({}),
    doc: 'The computer slept and is awake again: connections may be dead without knowing.',
  }),
} as const;
