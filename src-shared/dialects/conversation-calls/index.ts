/**
 * The published API `conversation-calls`, as data: calls in a conversation over REST and Socket.IO, and the media server API.
 * Owns: wire names, paths, wire schemas, examples. May import: src-shared/kernel, zod. Beckon's own client speaks it.
 */
import { callRoutes } from './rest-calls.ts';
import { conversationRoutes } from './rest-conversations.ts';
import { mediaRoutes } from './rest-media.ts';
import { inbounds, outbounds, requests } from './socket-calls.ts';
import { mediaRequests } from './socket-media.ts';
import { steeringOutbounds, steeringRequests } from './socket-steering.ts';
import type * as wire from './wire.ts';
import type { z } from 'zod';

export const conversationCalls = {
  name: 'conversation-calls',
  title: 'Calls in a conversation',
  routes: { ...callRoutes, ...conversationRoutes, ...mediaRoutes },
  requests: { ...requests, ...mediaRequests, ...steeringRequests },
  inbounds,
  outbounds: { ...outbounds, ...steeringOutbounds },
} as const;

/** The catalog as a type, for a client that is typed by it. */
export type ConversationCalls = typeof conversationCalls;

/** Somebody in a call. */
export type WireParticipant = z.infer<typeof wire.callParticipant>;
/** A way into the media of a call. */
export type WireSeat = z.infer<typeof wire.seat>;
/** A message of a call. */
export type WireChatMessage = z.infer<typeof wire.chatMessage>;
/** A line of the history. */
export type WireHistoryEntry = z.infer<typeof wire.historyEntry>;
/** A conversation with its members. */
export type WireConversation = z.infer<typeof wire.conversation>;
/** A stream that can be consumed. */
/** An offer, answer or ICE candidate. */
/** Whoever signed in. */
export type WireUser = z.infer<typeof wire.user>;
