import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inbounds, outbounds, requests } from '#renderer/client/catalog.ts';
import type { ConnectionState, ServerConnection } from '#renderer/client/client-types.ts';
import { connectToServer } from '#renderer/client/server-connection.ts';

const user = { id: '65abc456def789012345678a', username: 'ada', isAnonymous: false };
const CALL = '65abc789def012345678901a';

interface Host {
  readonly port: number;
  readonly io: Server;
  /** Sockets in order of arrival. */
  readonly sockets: Socket[];
  close(): Promise<void>;
}

/** A server that takes the token "good", "often" only the second time, and refuses others by their name. */
const host = async (port = 0): Promise<Host> => {
  const http = createServer();
  const io = new Server(http, { pingInterval: 2_000, pingTimeout: 3_000 });
  const sockets: Socket[] = [];
  let handshakes = 0;
  io.use((socket, next) => {
    handshakes += 1;
    const token = String(socket.handshake.auth['token']);
    const busy = token === 'often' && handshakes === 1 ? 'RATE_LIMIT_EXCEEDED' : null;
    const code = token === 'good' || token === 'often' ? busy : token;
    next(code === null ? undefined : Object.assign(new Error(code), { data: { code } }));
  });
  io.on('connection', (socket) => {
    sockets.push(socket);
    socket.emit(outbounds.authenticated.name, { success: true, user });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = http.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    io,
    sockets,
    close: () => io.close(),
  };
};

let server: Host;
let connection: ServerConnection;
const network = new EventTarget();
const connect = (token = 'good') => {
  connection = connectToServer({ url: `http://127.0.0.1:${server.port}`, token, language: 'en', network });
};
const kind = (): ConnectionState['kind'] => connection.state.getState().kind;
const until = (expected: ConnectionState['kind']) =>
  vi.waitFor(() => expect(kind()).toBe(expected), { timeout: 5_000 });
const socket = (): Socket => {
  const newest = server.sockets.at(-1);
  if (!newest) throw new Error('Nobody is connected');
  return newest;
};

beforeEach(async () => {
  server = await host();
});
afterEach(async () => {
  connection.close();
  await server.close();
});

describe('a connection', () => {
  it('is online once it is signed in, and tells as whom', async () => {
    connect();
    expect(kind()).toBe('connecting');
    await until('online');
    expect(connection.state.getState()).toEqual({ kind: 'online', user });
  });

  it('S4-L35 asks, and gives the answer or the published failure, after which it goes on', async () => {
    connect();
    await until('online');
    socket().on(requests.resume.name, (payload: { callId: string }, reply: (answer: unknown) => void) =>
      reply({ success: true, data: { callId: payload.callId } }),
    );
    socket().on(requests.end.name, (_payload: unknown, reply: (answer: unknown) => void) =>
      reply({ success: false, error: { code: 'CALL_ENDED', message: 'Over.', details: { at: 1 } } }),
    );
    expect(await connection.request(requests.resume, { callId: CALL })).toEqual({ ok: true, value: { callId: CALL } });
    expect(await connection.request(requests.end, { callId: CALL })).toEqual({
      ok: false,
      error: { code: 'CALL_ENDED', message: 'Over.', details: { at: 1 } },
    });
    expect(kind()).toBe('online');
    expect(await connection.request(requests.resume, { callId: CALL })).toMatchObject({ ok: true });
    expect(server.sockets).toHaveLength(1);
  });

  it('does not wait for ever, and never queues for later', async () => {
    connect();
    expect(await connection.request(requests.end, { callId: CALL })).toMatchObject({ error: { code: 'OFFLINE' } });
    await until('online');
    expect(await connection.request(requests.end, { callId: CALL }, 30)).toMatchObject({ error: { code: 'TIMEOUT' } });
    const pending = connection.send(inbounds.leave, { callId: CALL });
    await server.close();
    expect(await pending).toMatchObject({ ok: false, error: { code: 'OFFLINE' } });
  });

  it('hears what the server says, until it no longer listens', async () => {
    connect();
    await until('online');
    const heard: string[] = [];
    const stop = connection.on(outbounds.available, ({ callId }) => heard.push(callId));
    socket().emit(outbounds.available.name, { callId: 'one', conversationId: 'c' });
    await vi.waitFor(() => expect(heard).toEqual(['one']));
    stop();
    const fence = new Promise<void>((resolve) => void connection.on(outbounds.ringStopped, () => resolve()));
    socket().emit(outbounds.available.name, { callId: 'two', conversationId: 'c' });
    socket().emit(outbounds.ringStopped.name, {});
    await fence;
    expect(heard).toEqual(['one']);
  });
});

describe('a connection that is lost', () => {
  it('S4-L33 S4-L35 comes back by itself when the server is killed and started again', async () => {
    connect();
    await until('online');
    const { port } = server;
    await server.close();
    await until('reconnecting');
    server = await host(port);
    await until('online');
  });

  it('comes back after an orderly goodbye', async () => {
    connect();
    await until('online');
    socket().emit(outbounds.serverClosing.name, { message: 'bye' });
    socket().disconnect(true);
    await until('reconnecting');
    await until('online');
  });

  it('is made anew at once when the network changed', async () => {
    connect();
    await until('online');
    network.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(server.sockets.length).toBe(2));
    await until('online');
  });
});

describe('a connection that is over', () => {
  it.each(['AUTHENTICATION_FAILED', 'UNAUTHORIZED'])('was refused: %s', async (code) => {
    connect(code);
    await until('refused');
  });

  it('was replaced by another one of the same sign-in', async () => {
    connect();
    await until('online');
    socket().disconnect(true);
    await until('replaced');
    network.dispatchEvent(new Event('online'));
    expect(kind()).toBe('replaced');
  });

  it('was withdrawn, and says why', async () => {
    connect();
    await until('online');
    socket().emit(outbounds.sessionRevoked.name, { message: 'The link was withdrawn.' });
    socket().disconnect(true);
    await until('refused');
    expect(connection.state.getState()).toEqual({ kind: 'refused', message: 'The link was withdrawn.' });
  });

  it('was closed here', async () => {
    connect();
    await until('online');
    connection.close();
    expect(kind()).toBe('closed');
    await vi.waitFor(() => expect(socket().connected).toBe(false));
  });
});

describe('a handshake', () => {
  it('S4-L35 that came too often is tried again later, not given up', async () => {
    connect('often');
    const states: string[] = [];
    connection.state.subscribe((state) => states.push(state.kind));
    await until('online');
    expect(states).toEqual(['online']);
  });
});

describe('a ticket', () => {
  const tickets = () => server.sockets.map(({ handshake }) => handshake.auth['ticket'] as unknown);

  it('is shown in every later handshake, the newest one each time, also after a reload', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const open = () =>
      connectToServer({ url: `http://127.0.0.1:${server.port}`, token: 'good', language: 'en', network, storage });
    const hand = (ticket: string) =>
      socket().emit(outbounds.sessionTicket.name, { ticket, expiresAt: '2026-01-01T00:00:00.000Z' });
    connection = open();
    await until('online');
    hand('first');
    await vi.waitFor(() => expect([...kept.values()]).toEqual(['first']));
    socket().conn.close();
    await vi.waitFor(() => expect(tickets()).toEqual([undefined, 'first']));
    await until('online');
    hand('second');
    await vi.waitFor(() => expect([...kept.values()]).toEqual(['second']));
    connection.close();
    connection = open();
    await vi.waitFor(() => expect(tickets()).toEqual([undefined, 'first', 'second']));
  });
});
