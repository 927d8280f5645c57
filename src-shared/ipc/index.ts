/**
 * What windows and the desktop say to each other, about matters of the operating system only; calls go over the network.
 * Owns: requests, events and their schemas, each declared once. May import: kernel, zod/mini (the preload carries it).
 */
import type * as z from 'zod/mini';
import { appEvents, appRequests } from './app.ipc.ts';
import { callEvents, callRequests } from './call.ipc.ts';
import { captureEvents, captureRequests } from './capture.ipc.ts';
import { hostingEvents, hostingRequests } from './hosting.ipc.ts';
import { miniEvents, miniRequests } from './mini.ipc.ts';
import { serverEvents, serverRequests } from './servers.ipc.ts';
import { settingsEvents, settingsRequests } from './settings.ipc.ts';
import { updateEvents, updateRequests } from './updates.ipc.ts';
import { windowRequests } from './windows.ipc.ts';

export type { AppInfo } from './app.ipc.ts';
export type { DeskCall, DeskCommand, DeskReport, DeskRing } from './call.ipc.ts';
export type { CaptureOffer, CaptureSource } from './capture.ipc.ts';
export type { MiniWord } from './mini.ipc.ts';
export type { HostingState } from './hosting.ipc.ts';
export type { ChosenServer, ConnectOutcome, KnownServer, NearbyServer } from './servers.ipc.ts';
export type { AppSettings, SettingsOutcome } from './settings.ipc.ts';
export type { UpdateState } from './updates.ipc.ts';
export { BRIDGE_NAME } from './bridge-name.ts';
export type { EventSpec, RequestSpec, WindowKind } from './define.ts';

/** Everything a window may ask, by the name of its function on the bridge. */
export const requests = {
  ...appRequests,
  ...callRequests,
  ...captureRequests,
  ...hostingRequests,
  ...miniRequests,
  ...serverRequests,
  ...settingsRequests,
  ...updateRequests,
  ...windowRequests,
} as const;

/** Everything the desktop tells windows, by the name of its function on the bridge. */
export const events = {
  ...appEvents,
  ...callEvents,
  ...captureEvents,
  ...hostingEvents,
  ...miniEvents,
  ...serverEvents,
  ...settingsEvents,
  ...updateEvents,
} as const;

/** The requests, typed. */
export type Requests = typeof requests;
/** The events, typed. */
export type Events = typeof events;
/** The name of a request. */
export type RequestName = keyof Requests;
/** The name of an event. */
export type EventName = keyof Events;
/** What a request takes. */
export type RequestInput<N extends RequestName> = z.output<Requests[N]['input']>;
/** What a request gives. */
export type RequestOutput<N extends RequestName> = z.output<Requests[N]['output']>;
/** What an event carries. */
export type EventPayload<N extends EventName> = z.output<Events[N]['payload']>;

/** The channel on which a request or event travels. */
export const channelOf = (name: RequestName | EventName): string => `beckon:${name}`;

/** What the preload puts on `window`: one function for each request and each event, and nothing else. */
export interface Bridge {
  readonly ask: { readonly [N in RequestName]: (input: RequestInput<N>) => Promise<RequestOutput<N>> };
  /** Gives how to stop listening. */
  readonly on: { readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void };
}
