/**
 * The translator of `platform`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/platform.
 */
import { platform } from '#shared/dialects/platform/index.ts';
import type { Dialect } from '../dialect.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { toEvent, toSignal } from './events.ts';
import { adminRoutes } from './routes-admin.ts';
import { authRoutes } from './routes-auth.ts';
import { contactRoutes } from './routes-contacts.ts';

/** Accounts, contacts, calls, health and administration, over REST and Socket.IO. */
export const platformDialect: Dialect = {
  name: platform.name,
  title: platform.title,
  routes: [...authRoutes, ...contactRoutes, ...adminRoutes],
  messages: [],
  outbounds: Object.values(platform.outbounds),
  toEvent,
  toSignal,
  toHttpError,
  toSocketError,
  toAck: (data) => ({ success: true, data }),
  farewell: [],
};
