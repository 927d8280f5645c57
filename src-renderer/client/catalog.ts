import type { z } from 'zod';
import { type ConversationCalls, conversationCalls } from '#shared/dialects/conversation-calls/index.ts';

/** The published API that this client speaks, by entry. The only import of the catalog's values, because they bring zod. */
export const { routes, requests, inbounds, outbounds } = conversationCalls;

/** What the server sends under a name of `outbounds`. */
export type Outbound<N extends keyof ConversationCalls['outbounds']> = z.output<
  ConversationCalls['outbounds'][N]['payload']
>;

/** What the server answers to a question of `requests`. */
export type Reply<N extends keyof ConversationCalls['requests']> = z.output<ConversationCalls['requests'][N]['reply']>;

export type {
  WireChatMessage,
  WireHistoryEntry,
  WireParticipant,
  WireSeat,
  WireUser,
} from '#shared/dialects/conversation-calls/index.ts';
