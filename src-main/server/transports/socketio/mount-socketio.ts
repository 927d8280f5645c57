import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { type ErrorCode, errorMessages } from '#shared/contract/index.ts';
import { ticketOf, tokenOf } from './handshake.ts';
import { mountNamespace } from './mount-namespace.ts';
import { serveSocket } from './serve-socket.ts';
import type { ServerSocket, SocketData, SocketParts } from './server-socket.ts';

/** Where Socket.IO clients knock. */
export const SOCKETIO_PATH = '/socket.io';

/** Largest frame; larger ones end their own connection only. */
const FRAME_LIMIT_BYTES = 1_000_000;

/** The Socket.IO side of the server. */
export interface SocketTransport {
  /** Says farewell to everybody, then closes all connections. */
  close(): Promise<void>;
}

/**
 * Serves all dialects on the default namespace, but for those that have their own. A wrong token is refused; without one a connection
 * may sign in later.
 */
export const mountSocketIo = (server: HttpServer, parts: SocketParts): SocketTransport => {
  const io = new Server<Record<string, never>, Record<string, (payload: unknown) => void>, object, SocketData>(server, {
    path: SOCKETIO_PATH,
    serveClient: false,
    pingInterval: 2_500,
    pingTimeout: 4_000,
    maxHttpBufferSize: FRAME_LIMIT_BYTES,
    cors: { origin: true },
    destroyUpgrade: false,
  });
  const signIns = new Map<string, ServerSocket>();
  const common = { ...parts, dialects: parts.dialects.filter(({ namespace }) => namespace === undefined) };

  io.use((socket, next) => void greet(parts, socket, next));
  io.on('connection', (socket) => serveSocket(socket, common, signIns));
  for (const dialect of parts.dialects) {
    if (dialect.namespace !== undefined) mountNamespace(io, dialect, dialect.namespace, parts);
  }

  return {
    async close() {
      for (const dialect of parts.dialects) {
        for (const { name, payload } of dialect.farewell) io.of(dialect.namespace ?? '/').emit(name, payload);
      }
      await io.close();
    },
  };
};

/** Answers a handshake. */
const greet = async (parts: SocketParts, socket: ServerSocket, next: (refused?: Error) => void): Promise<void> => {
  const refused = await findRefusal(parts, socket).catch((bug: unknown) => {
    parts.log.error({ err: bug }, 'a handshake failed');
    return new Error('INTERNAL');
  });
  next(refused);
};

/** Notes who is there; undefined when the connection may be made. */
const findRefusal = async (parts: SocketParts, socket: ServerSocket): Promise<Error | undefined> => {
  const token = tokenOf(socket);
  if (token === undefined) return undefined;
  const actor = await parts.identify(token);
  if (!actor) return refusal('AUTHENTICATION_FAILED', 'UNAUTHENTICATED');
  if (!(await parts.handshakes.allows(actor, ticketOf(socket))))
    return refusal('RATE_LIMIT_EXCEEDED', 'TOO_MANY_REQUESTS');
  socket.data.actor = actor;
  return undefined;
};

/** What the client's `connect_error` carries. */
const refusal = (code: string, why: ErrorCode): Error =>
  Object.assign(new Error(code), { data: { code, message: errorMessages[why] } });
