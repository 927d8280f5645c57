/**
 * The translator of `platform`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/platform.
 */
import { platform } from '#shared/dialects/platform/index.ts';
import type { Dialect } from '../dialect.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { events, signals } from './events.ts';
import { adminRoutes } from './routes-admin.ts';
import { messages } from './messages.ts';
import { authRoutes } from './routes-auth.ts';
import { callRoutes } from './routes-calls.ts';
import { contactRoutes } from './routes-contacts.ts';
import { healthRoutes } from './routes-health.ts';
import { success } from './values.ts';

/** Pages of this machine and of the local network; others are named by the operator. */
const NEARBY =
  /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\]|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|[\w-]+\.local)(:\d+)?$/;

/** Accounts, contacts, calls, health and administration, over REST and Socket.IO. */
export const platformDialect: Dialect = {
  name: platform.name,
  title: platform.title,
  routes: [...authRoutes, ...contactRoutes, ...callRoutes, ...healthRoutes, ...adminRoutes],
  messages,
  inOrder: true,
  outbounds: Object.values(platform.outbounds),
  cors: {
    origins: [NEARBY],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    headers: ['Content-Type', 'Authorization', 'x-auth-token'],
  },
  events,
  signals,
  toHttpError,
  toSocketError,
  toAck: (data) => success('Done', data),
  farewell: [],
};
