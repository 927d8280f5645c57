import * as z from 'zod/mini';
import { request } from './define.ts';

/** The wall of one session. */
const wallPath = z.string().check(z.regex(/^\/control\/[\w-]{1,100}$/));

/** Every window of the app, by what it is for. */
const windowKinds = ['main', 'control', 'ringing', 'mini'] as const;

export const windowRequests = {
  windowRead: request({
    input: z.undefined(),
    output: z.enum(windowKinds),
    by: windowKinds,
    doc: 'Tells a page which window it is in.',
  }),
  controlOpen: request({
    input: z.object({ path: z.nullable(wallPath) }),
    output: z.undefined(),
    by: ['main'],
    doc: 'Opens the control center in its own window, or brings that to the front, on the wall of a session; null leaves it where it is, at first on its overview.',
  }),
  mainShow: request({
    input: z.undefined(),
    output: z.undefined(),
    by: ['main', 'control'],
    doc: 'Brings the main window to the front.',
  }),
} as const;
