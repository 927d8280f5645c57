/**
 * The translator of `conversation-calls`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words. May import: gateway types, shared/contract, shared/dialects/conversation-calls.
 */
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { iso } from '../moments.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { events, signals } from './events.ts';
import { messages } from './messages.ts';
import { routes } from './routes.ts';
import { toUser } from './values.ts';

const { inbounds, outbounds } = conversationCalls;

/** Calls in a conversation, over REST and Socket.IO. */
export const conversationCallsDialect: Dialect = {
  name: conversationCalls.name,
  title: conversationCalls.title,
  routes,
  messages,
  outbounds: Object.values(outbounds),
  signIn: {
    entry: inbounds.authenticate,
    read(payload) {
      const parsed = inbounds.authenticate.payload.safeParse(payload);
      if (!parsed.success) return {};
      const { token, sessionToken, userId, language } = parsed.data;
      return { token: token ?? sessionToken, claimedId: userId, language };
    },
    accept: (actor) => say(outbounds.authenticated, { success: true, user: toUser(actor.person) }),
    refuse: (error) => say(outbounds.authenticated, { success: false, error }),
    handTicket: ({ ticket, expiresAt }) => say(outbounds.sessionTicket, { ticket, expiresAt: iso(expiresAt) }),
  },
  events,
  signals,
  toHttpError,
  toSocketError,
  toAck: (data) => ({ success: true, data }),
  farewell: [say(outbounds.serverClosing, { message: 'The server is stopping. Your call goes on when it is back.' })],
};
