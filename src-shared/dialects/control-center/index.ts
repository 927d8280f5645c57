/**
 * The published API `control-center`, as data: sessions that an operator steers without being in them, over REST and Socket.IO.
 * Owns: wire names, paths, wire schemas, examples. May import: src-shared/kernel, zod.
 */
import type { z } from 'zod';
import { routes } from './rest.ts';
import { commands, mediaCommands } from './socket-commands.ts';
import { additions, published } from './socket-events.ts';
import type * as wire from './wire.ts';

export const controlCenter = {
  name: 'control-center',
  title: 'Control center',
  /** The Socket.IO namespace; `auth.token` of the handshake is a control or participant token. */
  namespace: '/video-call',
  routes,
  requests: { ...commands, ...mediaCommands },
  inbounds: {},
  outbounds: { ...published, ...additions },
} as const;

/** The catalog as a type, for a client that is typed by it. */

/** A session with those who are in it. */
export type WireSession = z.infer<typeof wire.session>;
/** Somebody in a session. */
export type WireObserved = z.infer<typeof wire.participantInfo>;
/** A shared screen. */
export type WireScreenShare = z.infer<typeof wire.screenShare>;
/** A shared video. */
export type WireVideoFile = z.infer<typeof wire.videoFile>;
/** Where the shared player is. */
export type WirePlayback = z.infer<typeof wire.playback>;
/** How well somebody is connected. */
export type WireLink = z.infer<typeof wire.link>;
/** One line of the log of a session. */
export type WireLogEntry = z.infer<typeof wire.logEntry>;
/** What can stand in the log. */
export type WireLogType = z.infer<typeof wire.logType>;
/** A participant token that was made, without the token. */
export type WireInvitation = z.infer<typeof wire.invitation>;
/** Somebody who has to be let in. */
export type WireWaiter = z.infer<typeof wire.waiter>;
/** A stream that can be received. */
export type WireStream = z.infer<typeof wire.stream>;
