import { afterAll, describe, expect, it } from 'vitest';
import { connectSocket, createUser, meet } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const offer = { type: 'offer', sdp: 'v=0' };

describe('the handshake', () => {
  it('S1-E1 S1-L22 lets in who shows a token', async () => {
    const { clientSocket, psychologistSocket } = await meet(server);
    expect(clientSocket.connected && psychologistSocket.connected).toBe(true);
  });

  it.each(['x.y.z', 'nonsense', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'])(
    'S1-E1 S1-L22 S1-X28 refuses the token %s',
    async (token) => {
      await expect(connectSocket(url, { auth: { token } })).rejects.toMatchObject({
        message: 'AUTHENTICATION_FAILED',
        data: { code: 'AUTHENTICATION_FAILED' },
      });
    },
  );

  it('S1-X28 refuses a token of another server', async () => {
    const other = await startServer();
    try {
      const { token } = await createUser(other.url, 'ada');
      await expect(connectSocket(url, { auth: { token } })).rejects.toMatchObject({ message: 'AUTHENTICATION_FAILED' });
    } finally {
      await other.close();
    }
  });
});

describe('a connection without a token', () => {
  it('S1-X28 S1-L22 S1-E13 gets AUTHENTICATION_FAILED for every message', async () => {
    const { roomId, clientSocket } = await meet(server);
    const socket = await connectSocket(url);
    const messages: [string, object][] = [
      ['join-room', { roomId, userId: 'f'.repeat(24), userName: 'John', userRole: 'client' }],
      ['leave-room', { roomId, userId: 'f'.repeat(24) }],
      ['offer', { offer, to: clientSocket.id }],
      ['answer', { answer: offer, to: clientSocket.id }],
      ['ice-candidate', { candidate: {}, to: clientSocket.id }],
    ];
    for (const [name, payload] of messages) {
      socket.emit(name, payload);
      expect(await socket.waitFor('error')).toMatchObject({ code: 'AUTHENTICATION_FAILED' });
    }
    await clientSocket.settle();
    expect(clientSocket.names()).not.toContain('offer');
    expect(socket.connected).toBe(true);
  });

  it('S1-X30 is told CONNECTION_TIMEOUT and closed after half a minute', async () => {
    const socket = await connectSocket(url);
    const signedIn = await (await createUser(url, 'ada')).connect();
    expect(await socket.waitFor('error', undefined, 40_000)).toMatchObject({ code: 'CONNECTION_TIMEOUT' });
    await socket.closed();
    expect(signedIn.connected).toBe(true);
    expect(signedIn.received('error')).toEqual([]);
  });
});
