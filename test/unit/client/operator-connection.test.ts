import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '#renderer/client/answer.ts';
import { operatorNamespace, operatorOutbounds, operatorRequests } from '#renderer/client/operator-catalog.ts';
import { connectOperator, type OperatorConnection, type OperatorLine } from '#renderer/client/operator-connection.ts';

/** A server whose tokens are good until they are spoilt, and which greets unless told to refuse. */
const host = async (port = 0) => {
  const http = createServer();
  const io = new Server(http, { pingInterval: 2_000, pingTimeout: 3_000 });
  const sockets: Socket[] = [];
  const mood = { spoilt: new Set<string>(), refusal: null as { error: string; code: string } | null };
  const place = io.of(operatorNamespace);
  place.use((socket, next) => {
    const token = String(socket.handshake.auth['token']);
    const refused = Object.assign(new Error('bad token'), { data: { error: 'bad token', code: 'UNAUTHORIZED' } });
    next(mood.spoilt.has(token) ? refused : undefined);
  });
  place.on('connection', (socket) => {
    sockets.push(socket);
    if (mood.refusal) {
      socket.emit(operatorOutbounds.error.name, mood.refusal);
      socket.disconnect();
    } else socket.emit(operatorOutbounds.sessionState.name, {});
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = http.address();
  return { port: typeof address === 'object' && address ? address.port : 0, sockets, mood, close: () => io.close() };
};

let server: Awaited<ReturnType<typeof host>>;
let connection: OperatorConnection;
let given: Answer<string>[];
let taken: number;
const network = new EventTarget();

const connect = () => {
  const takeToken = async () => {
    taken += 1;
    return given.shift() ?? { ok: true as const, value: `token ${taken}` };
  };
  connection = connectOperator({ url: `http://127.0.0.1:${server.port}`, takeToken, network });
};
const until = (kind: OperatorLine['kind']) =>
  vi.waitFor(() => expect(connection.state.getState().kind).toBe(kind), { timeout: 5_000 });
const newest = () => {
  const socket = server.sockets.at(-1);
  if (!socket) throw new Error('Nobody is connected');
  return socket;
};

beforeEach(async () => {
  server = await host();
  given = [];
  taken = 0;
});
afterEach(async () => {
  connection.close();
  await server.close();
});

describe('the line of an operator', () => {
  it('is online once everything was told', async () => {
    connect();
    expect(connection.state.getState().kind).toBe('connecting');
    await until('online');
    expect([taken, server.sockets[0]?.handshake.auth['token']]).toEqual([1, 'token 1']);
  });

  it('asks, and gives the bare answer or the published error', async () => {
    connect();
    await until('online');
    newest().on(operatorRequests.muteAll.name, (_payload: unknown, reply: (answer: unknown) => void) =>
      reply({ success: true, participant_ids: ['a'] }),
    );
    newest().on(operatorRequests.lock.name, (_payload: unknown, reply: (answer: unknown) => void) =>
      reply({ error: 'Slow down.', code: 'RATE_LIMITED' }),
    );
    const muted = await connection.request(operatorRequests.muteAll, {});
    expect(muted).toMatchObject({ ok: true, value: { participant_ids: ['a'] } });
    expect(await connection.request(operatorRequests.lock, { locked: true })).toEqual({
      ok: false,
      error: { code: 'RATE_LIMITED', message: 'Slow down.' },
    });
  });

  it('comes back by itself, with the same token', async () => {
    connect();
    await until('online');
    newest().conn.close();
    await until('reconnecting');
    await until('online');
    expect([taken, server.sockets.length]).toEqual([1, 2]);
    expect(newest().handshake.auth['token']).toBe('token 1');
  });

  it('comes back after the server said goodbye and started again', async () => {
    connect();
    await until('online');
    const { port } = server;
    newest().disconnect(true);
    await server.close();
    await until('reconnecting');
    server = await host(port);
    await until('online');
  });

  it('gets another token when the old one ran out', async () => {
    connect();
    await until('online');
    server.mood.spoilt.add('token 1');
    newest().conn.close();
    await vi.waitFor(() => expect(taken).toBe(2), { timeout: 5_000 });
    await until('online');
    expect(newest().handshake.auth['token']).toBe('token 2');
  });

  it('ends when not even a new token is good', async () => {
    server.mood.spoilt.add('token 1');
    connect();
    await until('refused');
    expect(connection.state.getState()).toMatchObject({ failure: { code: 'UNAUTHORIZED', message: 'bad token' } });
    expect(taken).toBe(1);
  });

  it('ends when there is no token to be had', async () => {
    given.push({ ok: false, error: { code: 'SESSION_NOT_FOUND', message: 'no such session' } });
    connect();
    await until('refused');
    expect(server.sockets).toEqual([]);
  });

  it('ends when the server tells why it does not greet', async () => {
    server.mood.refusal = { error: 'The session is over.', code: 'SESSION_NOT_FOUND' };
    connect();
    await until('refused');
    expect(connection.state.getState()).toMatchObject({ failure: { code: 'SESSION_NOT_FOUND' } });
  });

  it('asks for a token again when only the way to it was cut', async () => {
    given.push({ ok: false, error: { code: 'OFFLINE', message: '' } });
    connect();
    await until('online');
    expect(taken).toBe(2);
  });

  it('tries anew at once when the network of the device changes', async () => {
    connect();
    await until('online');
    network.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(server.sockets.length).toBe(2), { timeout: 5_000 });
    await until('online');
  });

  it('does not fail but say so when there is no line, or it is closed', async () => {
    connect();
    await until('online');
    connection.close();
    expect(connection.state.getState().kind).toBe('closed');
    expect(await connection.request(operatorRequests.muteAll, {})).toMatchObject({ error: { code: 'OFFLINE' } });
  });
});
