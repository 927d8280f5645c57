/**
 * The translator of `session-rooms`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/session-rooms.
 */
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import type { Dialect } from '../dialect.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { events, signals } from './events.ts';
import { messages } from './messages.ts';
import { routes } from './routes.ts';

/** Booked sessions of two people, over REST and Socket.IO. */
export const sessionRoomsDialect: Dialect = {
  name: sessionRooms.name,
  title: sessionRooms.title,
  routes,
  messages,
  outbounds: Object.values(sessionRooms.outbounds),
  events,
  signals,
  toHttpError,
  toSocketError,
  toAck: (data) => ({ success: true, data }),
  farewell: [],
};
