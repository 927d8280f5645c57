/**
 * The translator of `platform`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/platform.
 */
import { platform } from '#shared/dialects/platform/index.ts';
import type { Dialect } from '../dialect.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { toEvent, toSignal } from './events.ts';
import { adminRoutes } from './routes-admin.ts';
import { messages } from './messages.ts';
import { authRoutes } from './routes-auth.ts';
import { callRoutes } from './routes-calls.ts';
import { contactRoutes } from './routes-contacts.ts';
import { success } from './values.ts';

/** Accounts, contacts, calls, health and administration, over REST and Socket.IO. */
export const platformDialect: Dialect = {
  name: platform.name,
  title: platform.title,
  routes: [...authRoutes, ...contactRoutes, ...callRoutes, ...adminRoutes],
  messages,
  inOrder: true,
  outbounds: Object.values(platform.outbounds),
  toEvent,
  toSignal,
  toHttpError,
  toSocketError,
  toAck: (data) => success('Done', data),
  farewell: [],
};
