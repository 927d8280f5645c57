/**
 * The translator of `direct-calls`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/direct-calls.
 */
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { messages, routes } from './bindings.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { toEvent, toSignal } from './events.ts';

const HEARTBEATS = new Set(['ping', 'heartbeat']);

/** One person rings another, over REST and a raw WebSocket. */
export const directCallsDialect: Dialect = {
  name: directCalls.name,
  title: directCalls.title,
  websocket: {
    path: directCalls.websocketPath,
    toHeartbeat: (type) =>
      HEARTBEATS.has(type) ? say(directCalls.outbounds.pong, { timestamp: new Date().toISOString() }) : undefined,
  },
  routes,
  messages,
  outbounds: Object.values(directCalls.outbounds),
  toEvent,
  toSignal,
  toHttpError,
  toSocketError,
  toAck: () => undefined,
  farewell: [],
};
