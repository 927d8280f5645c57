import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { type Socket, io } from 'socket.io-client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { fail } from '#shared/contract/index.ts';
import { conversationCallsDialect } from '#server/dialects/conversation-calls/index.ts';
import { type Gateway, createConnections } from '#server/gateway/index.ts';
import { mountSocketIo, noHandshakeLimit } from '#server/transports/socketio/index.ts';
import { accountNamed } from '#test/support/fakes/connection.ts';
import { createRecordingLog } from '#test/support/fakes/recording-log.ts';

const callId = 'a1b2c3d4e5f6a1b2c3d4e5f6';
const ben = accountNamed('ben');

/** A transport whose core refuses everything and notes what it was asked, and that looks up tokens as slowly as a disk. */
const openTransport = async () => {
  const asked: string[] = [];
  const identified: string[] = [];
  const gateway: Gateway = {
    async execute(_actor, name) {
      asked.push(name);
      return fail('CALL_NOT_FOUND');
    },
  };
  const connections = createConnections();
  const server = createServer();
  const transport = mountSocketIo(server, {
    gateway,
    connections,
    async identify(token) {
      await setImmediate();
      identified.push(token);
      return ben;
    },
    identifyOperator: async () => undefined,
    baseUrlFor: (host) => `http://${host}`,
    dialects: [conversationCallsDialect],
    log: createRecordingLog(),
    anonymousLifeMs: 10_000,
    handshakes: noHandshakeLimit,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => transport.close());
  const { port } = server.address() as AddressInfo;
  /** Polls, because what waits for a request goes with the next one, all together. */
  const connect = async (auth: object): Promise<Socket> => {
    const options = { transports: ['polling'], reconnection: false, forceNew: true, auth };
    const socket = io(`http://127.0.0.1:${port}`, options);
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return socket;
  };
  return { asked, identified, connections, connect };
};

it('hears what arrives together with the end of the connection', async () => {
  const { asked, connections, connect } = await openTransport();
  const socket = await connect({ token: 'ben' });
  expect(connections.size).toBe(1);
  socket.emit('call:resume', { callId });
  socket.emit('call:leave', { callId });
  socket.disconnect();
  await vi.waitFor(() => expect(connections.size).toBe(0));
  await vi.waitFor(() => expect(asked).toEqual(['call.resume', 'call.leave']));
});

it('signs nobody in whose connection ended while the token was looked up', async () => {
  const { identified, connections, connect } = await openTransport();
  const staying = await connect({});
  staying.emit('authenticate', { token: 'staying' });
  await vi.waitFor(() => expect(connections.size).toBe(1));
  staying.disconnect();
  await vi.waitFor(() => expect(connections.size).toBe(0));

  const going = await connect({});
  going.emit('call:resume', { callId });
  going.emit('authenticate', { token: 'going' });
  going.disconnect();
  await vi.waitFor(() => expect(identified).toEqual(['staying', 'going']));
  expect(connections.size).toBe(0);
});
