import type { Server } from 'socket.io';
import { type Failure, fail } from '#shared/contract/index.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import type { ConnectedActor } from '../../domain/index.ts';
import { tokenOf } from './handshake.ts';
import { serveCallSocket } from './serve-call-socket.ts';
import type { ServerSocket, SocketData, SocketParts } from './server-socket.ts';

type Io = Server<Record<string, never>, Record<string, (payload: unknown) => void>, object, SocketData>;

/** Serves one dialect in its own namespace. Only tokens of one call open a connection there: of an operator, or of somebody invited. */
export const mountNamespace = (io: Io, dialect: Dialect, namespace: string, parts: SocketParts): void => {
  const signIns = new Map<string, ServerSocket>();
  const own = io.of(namespace);
  own.use((socket, next) => void greet(parts, dialect, socket, next));
  own.on('connection', (socket) => serveCallSocket(socket, dialect, parts, signIns));
};

/** Answers a handshake. */
const greet = async (
  parts: SocketParts,
  dialect: Dialect,
  socket: ServerSocket,
  next: (refused?: Error) => void,
): Promise<void> => {
  const refused = await admit(parts, dialect, socket).catch((bug: unknown) => {
    parts.log.error({ err: bug }, 'a handshake failed');
    return refusal(dialect, fail('INTERNAL').error);
  });
  next(refused);
};

/** Notes who is there; undefined when the connection may be made. */
const admit = async (parts: SocketParts, dialect: Dialect, socket: ServerSocket): Promise<Error | undefined> => {
  const token = tokenOf(socket);
  const actor = token === undefined ? undefined : await holderOf(parts, token);
  if (!actor) return refusal(dialect, fail('UNAUTHENTICATED').error);
  socket.data.holder = actor;
  return undefined;
};

const holderOf = async (
  { identify, identifyOperator }: SocketParts,
  token: string,
): Promise<ConnectedActor | undefined> => {
  const operator = await identifyOperator(token);
  if (operator) return operator;
  const person = await identify(token);
  return person?.kind === 'guest' && person.callId !== undefined ? person : undefined;
};

/** What the client's `connect_error` carries: the same as an acknowledgement of this API. */
const refusal = (dialect: Dialect, failure: Failure): Error => {
  const { ack } = dialect.toSocketError(failure, undefined);
  return Object.assign(new Error(failure.message), { data: ack });
};
