/**
 * The published API `direct-calls`, as data: one person rings another, over REST and the raw WebSocket /ws/chat.
 * Owns: wire names, paths, wire schemas, examples. May import: src-shared/kernel, zod.
 */
import type { z } from 'zod';
import { routes } from './rest.ts';
import { inbounds, outbounds } from './socket.ts';
import type { call } from './wire.ts';

export const directCalls = {
  name: 'direct-calls',
  title: 'One-to-one calls',
  websocketPath: '/ws/chat',
  routes,
  requests: {},
  inbounds,
  outbounds,
} as const;

/** A call on the wire. */
export type WireCall = z.infer<typeof call>;
