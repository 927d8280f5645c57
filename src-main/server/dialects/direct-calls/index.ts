/**
 * The translator of `direct-calls`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/direct-calls.
 */
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import type { Dialect } from '../dialect.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { events, signals, toHeartbeat } from './events.ts';
import { messages } from './messages.ts';
import { routes } from './routes.ts';

/** One person rings another, over REST and a raw WebSocket. */
export const directCallsDialect: Dialect = {
  name: directCalls.name,
  title: directCalls.title,
  websocket: {
    path: directCalls.websocketPath,
    toHeartbeat,
  },
  routes,
  messages,
  outbounds: Object.values(directCalls.outbounds),
  events,
  signals,
  toHttpError,
  toSocketError,
  toAck: () => undefined,
  farewell: [],
};
