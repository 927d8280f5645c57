import { once } from 'node:events';
import { type IncomingMessage, type RequestListener, get as httpGet, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Socket, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as tlsConnect } from 'node:tls';
import fastify from 'fastify';
import { Server as SocketIoServer } from 'socket.io';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCertificates } from '#server/operations/certificates/index.ts';
import { readNamesAndAddresses } from '#server/operations/network-addresses.ts';
import { createPortListener } from '#server/transports/net/index.ts';
import { createManualClock, createRecordingLog, errorOf, makeTestFolder, valueOf } from './support.ts';

const HOST = '127.0.0.1';

const openTls = async () => {
  const folder = await makeTestFolder();
  const { log } = createRecordingLog();
  const certificates = valueOf(
    await openCertificates({ folder, names: () => readNamesAndAddresses(), clock: createManualClock(), log }),
  );
  onTestFinished(() => certificates.close());
  return certificates;
};

const greet: RequestListener = (request, response) => void response.end(`hello ${request.url}`);

const failTest = (failure: Error): void => expect.unreachable(failure.message);

const start = async ({ tls = true, handshakeTimeoutMs = 10_000 } = {}) => {
  const certificates = tls ? await openTls() : undefined;
  const listener = createPortListener({ tls: certificates, onError: failTest, handshakeTimeoutMs });
  onTestFinished(() => listener.close(0));
  listener.handleRequests(greet);
  const { port } = valueOf(await listener.listen({ port: 0, bind: HOST }));
  return { listener, port, ca: certificates?.caPem };
};

const connectTo = async (port: number): Promise<Socket> => {
  const socket = connect(port, HOST);
  // The server may answer garbage with a reset.
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
};

const closedBy = async (socket: Socket): Promise<string> => {
  const chunks: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk: string) => void chunks.push(chunk));
  if (!socket.destroyed) await once(socket, 'close');
  return chunks.join('');
};

const say = async (port: number, bytes: string | Buffer): Promise<string> => {
  const socket = await connectTo(port);
  socket.write(bytes);
  return closedBy(socket);
};

const fetchOverTls = async (port: number, ca: string | undefined, path: string): Promise<string> => {
  const request = httpsRequest({ host: HOST, port, path, ca, agent: false }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return text(response);
};

const fetchPlain = async (port: number, path: string, headers: Record<string, string> = {}) => {
  const request = httpRequest({ host: HOST, port, path, headers, agent: false }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  await text(response);
  return { status: response.statusCode, location: response.headers.location };
};

describe('a TLS port', () => {
  it('serves https', async () => {
    const { port, ca } = await start();
    expect(await fetchOverTls(port, ca, '/a?b=c')).toBe('hello /a?b=c');
  });

  it('redirects plain HTTP to https with the same host, port and path', async () => {
    const { port } = await start();
    expect(await fetchPlain(port, '/join/x?y=1')).toEqual({
      status: 308,
      location: `https://${HOST}:${port}/join/x?y=1`,
    });
    expect(await fetchPlain(port, '/', { Host: `beckon.local:${port}` })).toEqual({
      status: 308,
      location: `https://beckon.local:${port}/`,
    });
  });

  it('adds the port when the browser did not name one', async () => {
    const { port } = await start();
    expect((await fetchPlain(port, '/', { Host: '[fd00::2]' })).location).toBe(`https://[fd00::2]:${port}/`);
  });

  it('redirects a POST with its body unread, and closes', async () => {
    const { port } = await start();
    const answer = await say(port, `POST /api HTTP/1.1\r\nHost: h:${port}\r\nContent-Length: 5\r\n\r\nhello`);
    expect(answer).toMatch(/^HTTP\/1\.1 308 /);
  });

  it('redirects a WebSocket handshake', async () => {
    const { port } = await start();
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'a2V5',
      'Sec-WebSocket-Version': '13',
    };
    expect(await fetchPlain(port, '/ws/chat', upgrade)).toEqual({
      status: 308,
      location: `https://${HOST}:${port}/ws/chat`,
    });
  });

  it.each([
    ['no host', 'GET / HTTP/1.0\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a/b@c\r\n\r\n'],
    ['a path that is none', 'OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n'],
  ])('answers 400 to a plain request with %s', async (_name, request) => {
    const { port } = await start();
    expect(await say(port, request)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['zeros', Buffer.alloc(64)],
    ['an SSH greeting in small letters', 'ssh-2.0-x\r\n'],
    ['capital letters that are not HTTP', 'NONSENSE\r\n\r\n'],
    ['a TLS record that is none', Buffer.from([0x16, 0xff, 0xff, 0x00, 0x02, 0x00, 0x00])],
  ])('closes on %s without an HTTP answer', async (_name, bytes) => {
    const { port, ca } = await start();
    expect(await say(port, bytes)).not.toContain('HTTP');
    expect(await fetchOverTls(port, ca, '/still')).toBe('hello /still');
  });

  it('waits for requests that come byte by byte', async () => {
    const { port } = await start();
    const socket = await connectTo(port);
    socket.setNoDelay(true);
    for (const byte of 'GET /slow HTTP/1.1\r\nHost: h:1\r\n\r\n') {
      await new Promise<void>((resolve) => void socket.write(byte, () => setImmediate(resolve)));
    }
    expect(await closedBy(socket)).toContain('Location: https://h:1/slow\r\n');
  });

  it('cuts off who says nothing, or never finishes the handshake or the request', async () => {
    const { port } = await start({ handshakeTimeoutMs: 50 });
    const [silent, stuckTls, stuckHttp] = await Promise.all([connectTo(port), connectTo(port), connectTo(port)]);
    stuckTls.write(Buffer.from([0x16, 0x03, 0x01]));
    stuckHttp.write('GET / HT');
    expect(await Promise.all([silent, stuckTls, stuckHttp].map(closedBy))).toEqual(['', '', '']);
  });

  it('survives clients that vanish at any point', async () => {
    const { port, ca } = await start();
    for (const bytes of ['', '\u0016', 'GET /', '\u0016\u0003\u0001\u0002']) {
      const socket = await connectTo(port);
      if (bytes) await new Promise((resolve) => void socket.write(bytes, resolve));
      socket.resetAndDestroy();
    }
    expect(await fetchOverTls(port, ca, '/alive')).toBe('hello /alive');
  });

  it('speaks TLS 1.2 and newer only', async () => {
    const { port, ca } = await start();
    const old = tlsConnect({ host: HOST, port, ca, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
    await expect(once(old, 'secureConnect')).rejects.toThrow();
  });
});

describe('a plain port', () => {
  it('serves http', async () => {
    const { port } = await start({ tls: false });
    expect(await fetchPlain(port, '/')).toEqual({ status: 200, location: undefined });
  });

  it('answers 503 until there is a handler', async () => {
    const listener = createPortListener({ tls: undefined, onError: failTest });
    onTestFinished(() => listener.close(0));
    const { port } = valueOf(await listener.listen({ port: 0, bind: HOST }));
    expect((await fetchPlain(port, '/')).status).toBe(503);
  });
});

describe('composition', () => {
  it.each([true, false])('carries fastify and Socket.IO on one port (TLS: %s)', async (tls) => {
    const certificates = tls ? await openTls() : undefined;
    const listener = createPortListener({ tls: certificates, onError: failTest });
    const app = fastify({
      serverFactory(handler) {
        listener.handleRequests(handler);
        return listener.server;
      },
    });
    app.get('/api/health', () => ({ up: true }));
    await app.ready();
    const sockets = new SocketIoServer(listener.server);
    sockets.on('connection', (socket) => void socket.emit('welcome', 'ada'));
    const { port } = valueOf(await listener.listen({ port: 0, bind: HOST }));
    const ca = certificates?.caPem;

    const path = '/api/health';
    const viaTls = () => fetchOverTls(port, ca, path);
    const viaHttp = async () => {
      const [response] = (await once(httpGet({ host: HOST, port, path, agent: false }), 'response')) as [
        IncomingMessage,
      ];
      return text(response);
    };
    expect(await (tls ? viaTls() : viaHttp())).toBe('{"up":true}');

    const client = io(`${tls ? 'https' : 'http'}://${HOST}:${port}`, {
      transports: ['websocket'],
      reconnection: false,
      ...(ca ? { ca } : {}),
    });
    expect(await new Promise((resolve) => client.once('welcome', resolve))).toBe('ada');

    const told = new Promise((resolve) => client.once('disconnect', resolve));
    await sockets.close();
    await app.close();
    await listener.close();
    await told;
    expect(listener.server.listening).toBe(false);
  });
});

const tryToListen = (port: number, bind?: string) =>
  createPortListener({ tls: undefined, onError: failTest }).listen({ port, bind });

describe('failing to listen', () => {
  it('says that the port is taken', async () => {
    const { port } = await start({ tls: false });
    expect(errorOf(await tryToListen(port, HOST))).toBe(
      `Port ${port} is already in use. Stop the other program or choose another port with --port.`,
    );
  });

  it('says that the address is not ours', async () => {
    expect(errorOf(await tryToListen(0, '203.0.113.77'))).toBe(
      'This machine does not have the address 203.0.113.77. Choose one of its own with --bind.',
    );
  });

  it('says that the name is unknown', async () => {
    expect(errorOf(await tryToListen(0, 'no-such-host.invalid'))).toBe(
      'The name no-such-host.invalid is not known. Choose an address of this machine with --bind.',
    );
  });

  it('can try again on another port', async () => {
    const { port: taken } = await start({ tls: false });
    const listener = createPortListener({ tls: undefined, onError: failTest });
    onTestFinished(() => listener.close(0));
    listener.handleRequests(greet);
    errorOf(await listener.listen({ port: taken, bind: HOST }));
    const { port, address } = valueOf(await listener.listen({ port: 0, bind: HOST }));
    expect(address).toBe(HOST);
    expect((await fetchPlain(port, '/')).status).toBe(200);
  });

  it('listens on all interfaces without an address', async () => {
    const listener = createPortListener({ tls: undefined, onError: failTest });
    onTestFinished(() => listener.close(0));
    listener.handleRequests(greet);
    const { port } = valueOf(await listener.listen({ port: 0 }));
    for (const host of readNamesAndAddresses().addresses) {
      const [response] = (await once(httpGet({ host, port, agent: false }), 'response')) as [IncomingMessage];
      expect(response.resume().statusCode).toBe(200);
    }
  });
});

describe('closing', () => {
  it('is quick when connections are idle, and frees the port', async () => {
    const { listener, port } = await start({ tls: false });
    const socket = await connectTo(port);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    await once(socket, 'data');
    await listener.close(60_000);
    const next = createServer();
    next.listen(port, HOST);
    await once(next, 'listening');
    next.close();
  });

  it('lets a running request finish', async () => {
    const { listener, port } = await start({ tls: false });
    let answer: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      listener.handleRequests((_request, response) => {
        answer = () => void response.end('late');
        resolve();
      });
    });
    const socket = await connectTo(port);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    await asked;
    const closing = listener.close(60_000);
    answer?.();
    expect(await closedBy(socket)).toContain('late');
    await closing;
  });

  it('cuts what does not end', async () => {
    const { listener, port } = await start();
    const accepted = once(listener.server, 'connection');
    const socket = await connectTo(port);
    await accepted;
    await listener.close(20);
    expect(await closedBy(socket)).toBe('');
  });

  it('is fine twice and without having listened', async () => {
    const listener = createPortListener({ tls: undefined, onError: failTest });
    await listener.close();
    await listener.listen({ port: 0, bind: HOST });
    await Promise.all([listener.close(), listener.close()]);
    expect(listener.server.listening).toBe(false);
  });
});
