/**
 * The translator of `control-center`: pure functions between the contract and that API.
 * Owns: bindings, event words, error words, the greeting. May import: gateway types, shared/contract, shared/dialects/control-center.
 */
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { toHttpError, toSocketError } from './errors.ts';
import { closesAfter, events, greetsAfter, signals } from './events.ts';
import { greet } from './greet.ts';
import { messages } from './messages.ts';
import { routes } from './routes.ts';

/** Sessions that an operator steers without being in them, over REST and a Socket.IO namespace. */
export const controlCenterDialect: Dialect = {
  name: controlCenter.name,
  title: controlCenter.title,
  namespace: controlCenter.namespace,
  inOrder: true,
  // As published; the server can be told of others.
  cors: {
    origins: ['https://bahasadri.com'],
    methods: ['GET', 'POST', 'DELETE'],
    headers: ['Content-Type', 'Authorization'],
  },
  routes,
  messages,
  outbounds: Object.values(controlCenter.outbounds),
  greet,
  greetsAfter,
  closesAfter,
  events,
  signals,
  toHttpError,
  toSocketError,
  toAck: (data) => ({ success: true, ...Object(data) }),
  farewell: [
    say(controlCenter.outbounds.serverClosing, { message: 'The server is stopping. Sessions go on when it is back.' }),
  ],
};
