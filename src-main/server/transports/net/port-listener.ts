import { type RequestListener, type Server as HttpServer, createServer as createHttpServer } from 'node:http';
import { type Server as HttpsServer, createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { Result } from '#shared/kernel/result.ts';
import { createHttpsRedirect } from './https-redirect.ts';
import { type ListenAddress, type Listening, listen } from './listen.ts';
import { detectProtocol } from './protocol-gate.ts';

/** Where a TLS server gets its certificate from, now and after each renewal. */
export interface TlsSource {
  current(): { readonly keyPem: string; readonly certPem: string };
  onRenewed(listener: () => void): () => void;
}

/** The one port of the server. */
export interface PortListener {
  /** For fastify's `serverFactory` and Socket.IO's `attach`; attach before `listen`. */
  readonly server: HttpServer | HttpsServer;
  /** Sets who answers requests; until then they get 503. */
  handleRequests(handler: RequestListener): void;
  /** The error is one line that says what is wrong and what to do. */
  listen(where: ListenAddress): Promise<Result<Listening, string>>;
  /** Stops accepting and closes idle connections; running requests and sockets get `graceMs`, then are cut. */
  close(graceMs?: number): Promise<void>;
}

/** What a port is made of. */
export interface PortOptions {
  /** Undefined for plain HTTP. */
  readonly tls: TlsSource | undefined;
  /** Told when a listening server fails to accept, as it does when the system runs out of file handles. */
  readonly onError: (failure: Error) => void;
  /** How long a client may take to say its first byte, and again to finish its TLS handshake. */
  readonly handshakeTimeoutMs?: number;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** Longer than the minute after which common proxies drop a quiet connection, so that they never reuse one we just closed. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
const CLOSE_GRACE_MS = 1000;

/**
 * Makes the server for one port, not yet listening. With TLS, plain HTTP requests to the same port are redirected to https,
 * anything else that is not TLS is cut off, and a renewed certificate serves all connections that come after it.
 */
export const createPortListener = (options: PortOptions): PortListener => {
  let handler = answerUnavailable;
  const onRequest: RequestListener = (request, response) => handler(request, response);
  const { tls, handshakeTimeoutMs = HANDSHAKE_TIMEOUT_MS } = options;
  const server = tls ? createTlsServer(tls, onRequest, handshakeTimeoutMs) : createHttpServer(onRequest);
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  const sockets = trackSockets(server);
  return {
    server,
    handleRequests(next) {
      handler = next;
    },
    async listen(where) {
      const listening = await listen(server, where);
      if (listening.ok) server.on('error', options.onError);
      return listening;
    },
    close: (graceMs = CLOSE_GRACE_MS) => closeServer(server, sockets, graceMs),
  };
};

const answerUnavailable: RequestListener = (_request, response) => void response.writeHead(503).end();

const createTlsServer = (tls: TlsSource, onRequest: RequestListener, timeoutMs: number): HttpsServer => {
  const context = (): SecureContextOptions => {
    const { keyPem, certPem } = tls.current();
    return { key: keyPem, cert: certPem, minVersion: 'TLSv1.2' };
  };
  const server = createHttpsServer({ ...context(), handshakeTimeout: timeoutMs }, onRequest);
  const stopRenewing = tls.onRenewed(() => server.setSecureContext(context()));
  server.once('close', stopRenewing);
  putGateBefore(server, timeoutMs);
  return server;
};

/** The https server itself listens, so that it knows its connections as ever; only the first step of each is replaced. */
const putGateBefore = (server: HttpsServer, timeoutMs: number): void => {
  const startTls = server.listeners('connection');
  server.removeAllListeners('connection');
  const redirect = createHttpsRedirect(timeoutMs);
  server.on('connection', (socket: Socket) => {
    detectProtocol(socket, timeoutMs, (protocol) => {
      if (protocol === 'tls') for (const start of startTls) Reflect.apply(start, server, [socket]);
      else if (protocol === 'http') redirect.emit('connection', socket);
      else socket.destroy();
    });
  });
};

const trackSockets = (server: HttpServer): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that vanishes is everyday life, but without a listener it would end the process.
    socket.on('error', () => socket.destroy());
  });
  return sockets;
};

/** Waits for the sockets rather than the server, which Socket.IO may have closed already while sockets linger. */
const closeServer = async (server: HttpServer, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> => {
  if (server.listening) server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  clearTimeout(cut);
};
