import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Dialect } from '../../dialects/dialect.ts';
import type { PersonActor } from '../../domain/index.ts';
import type { Gateway } from '../../gateway/index.ts';
import type { Connections, Log } from '../../ports/index.ts';
import { serveWebSocket } from './serve-websocket.ts';

/** Only a frame above this ends its connection, because reading it could take all memory. Smaller ones that are too large get an error. */
const FRAME_LIMIT_BYTES = 16_777_216;
const HEARTBEAT_MS = 20_000;
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;

export interface WebSocketParts {
  readonly gateway: Gateway;
  readonly connections: Connections;
  readonly identify: (token: string) => Promise<PersonActor | undefined>;
  readonly baseUrlFor: (host: string) => string;
  readonly log: Log;
}

/** The raw WebSocket side of the server. */
export interface WebSocketTransport {
  close(): Promise<void>;
}

/** Serves one dialect on its own path, beside Socket.IO on the same port. A wrong token is told by close code 1008. */
export const mountWebSocket = (server: HttpServer, dialect: Dialect, parts: WebSocketParts): WebSocketTransport => {
  // What is no UTF-8 is no JSON either, and gets the error for that; the library would close the connection.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_LIMIT_BYTES, skipUTF8Validation: true });
  const signIns = new Map<string, WebSocket>();
  const alive = new WeakSet<WebSocket>();

  const welcome = async (socket: WebSocket, request: IncomingMessage, url: URL) => {
    // Frames may come before the token is checked; they are kept, and read in order.
    socket.pause();
    const token = url.searchParams.get('token') ?? bearer(request);
    const actor = token ? await parts.identify(token) : undefined;
    socket.resume();
    if (socket.readyState !== socket.OPEN) return;
    if (!actor) return socket.close(POLICY_VIOLATION, 'The token is missing, invalid or expired.');
    serveWebSocket(socket, actor, { ...parts, dialect, signIns, host: request.headers.host ?? '' });
  };

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.replace(/\/$/, '') !== dialect.websocket?.path) return;
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on('pong', () => alive.add(socket));
      socket.on('error', (failure) => parts.log.debug({ err: failure }, 'a web socket failed'));
      welcome(socket, request, url).catch((bug: unknown) => {
        parts.log.error({ err: bug }, 'a web socket could not be welcomed');
        socket.terminate();
      });
    });
  };

  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, HEARTBEAT_MS);
  server.on('upgrade', onUpgrade);
  return {
    async close() {
      clearInterval(beat);
      server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The server is stopping.');
      sockets.close();
    },
  };
};

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
