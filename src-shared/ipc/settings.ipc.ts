import * as z from 'zod/mini';
import { event, request } from './define.ts';
import { isFeedAddress, isShortcut } from './settings-rules.ts';

/** A shortcut as Electron writes it: `CommandOrControl+Shift+M`. */
export const shortcut = z.string().check(z.maxLength(60), z.refine(isShortcut));

/** The address of a folder with updates. */
export const feedAddress = z.string().check(z.maxLength(2_000), z.refine(isFeedAddress));

/** What a person sets for this app on this computer. */
export const appSettings = z.object({
  /** Opens with the computer, in the tray. */
  startAtLogin: z.boolean(),
  /** Closing the window leaves the app, and a call, running in the tray. */
  closeToTray: z.boolean(),
  /** Rings have a window of their own, above all others; else the system tells of them by a notification. */
  ringWindow: z.boolean(),
  /** A call whose window is hidden or covered stays in sight in a small one. */
  miniCall: z.boolean(),
  /** Mutes and unmutes from everywhere; null for none. */
  muteShortcut: z.nullable(shortcut),
  /** Where updates are looked for; null for nowhere. */
  updateFeed: z.nullable(feedAddress),
});

/** What a person sets for this app on this computer. */
export type AppSettings = z.output<typeof appSettings>;

/** Whether a change was kept. */
const settingsOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed') }),
  /** Another program has the shortcut, or the system does not give it away. */
  z.object({ kind: z.literal('shortcutTaken') }),
  /** The system does not let the app start with it. */
  z.object({ kind: z.literal('noLoginItem'), why: z.string() }),
]);

/** Whether a change was kept. */
export type SettingsOutcome = z.output<typeof settingsOutcome>;

export const settingsRequests = {
  settingsRead: request({
    input: z.undefined(),
    output: appSettings,
    by: ['main'],
    doc: 'Tells the settings of this app.',
  }),
  settingsChange: request({
    input: z.partial(appSettings),
    output: settingsOutcome,
    by: ['main'],
    doc: 'Changes some settings, all or none of them; follow `settingsChanged`.',
  }),
} as const;

export const settingsEvents = {
  settingsChanged: event({ payload: appSettings, doc: 'Settings of this app were changed.' }),
} as const;
