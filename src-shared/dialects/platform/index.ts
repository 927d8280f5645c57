/**
 * The published API `platform`, as data: accounts, contacts, calls, chat, health and administration.
 * Owns: wire names, paths, wire schemas, examples. May import: src-shared/kernel, zod.
 */
import type { z } from 'zod';
import { adminRoutes } from './rest-admin.ts';
import { authRoutes } from './rest-auth.ts';
import { callRoutes } from './rest-calls.ts';
import { contactRoutes } from './rest-contacts.ts';
import { healthRoutes } from './rest-health.ts';
import { callInbounds, callOutbounds } from './socket-calls.ts';
import { peopleOutbounds } from './socket-people.ts';
import type * as wireCalls from './wire-calls.ts';
import type * as wire from './wire.ts';

export const platform = {
  name: 'platform',
  title: 'Accounts, contacts, calls and administration',
  routes: { ...authRoutes, ...contactRoutes, ...callRoutes, ...healthRoutes, ...adminRoutes },
  requests: {},
  inbounds: callInbounds,
  outbounds: { ...callOutbounds, ...peopleOutbounds },
} as const;

/** A call with everybody who is, was or was invited to be in it. */
export type WireCall = z.infer<typeof wireCalls.call>;
/** A call on its own, with the way of its media and how it ended. */
export type WireCallDetails = z.infer<typeof wireCalls.callDetails>;
/** What an invitation tells of its call. */
export type WireCallData = z.infer<typeof wireCalls.callData>;
/** Somebody as far as a call needs it. */
export type WireCallPerson = z.infer<typeof wireCalls.person>;
/** A chat message. */
export type WireChatMessage = z.infer<typeof wireCalls.chatMessage>;
/** An account as others see it. */
export type WireContact = z.infer<typeof wire.contact>;
/** An account as its owner and administrators see it. */
export type WireUser = z.infer<typeof wire.user>;
