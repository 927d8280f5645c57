/**
 * The published API `platform`, as data: accounts, contacts, calls, chat, health and administration.
 * Owns: wire names, paths, wire schemas, examples. May import: src-shared/kernel, zod.
 */
import type { z } from 'zod';
import { adminRoutes } from './rest-admin.ts';
import { authRoutes } from './rest-auth.ts';
import { contactRoutes } from './rest-contacts.ts';
import { peopleOutbounds } from './socket-people.ts';
import type * as wire from './wire.ts';

export const platform = {
  name: 'platform',
  title: 'Accounts, contacts, calls and administration',
  routes: { ...authRoutes, ...contactRoutes, ...adminRoutes },
  requests: {},
  inbounds: {},
  outbounds: { ...peopleOutbounds },
} as const;

/** An account as this API shows it. */
export type WireContact = z.infer<typeof wire.contact>;
export type WireUser = z.infer<typeof wire.user>;
