import { afterAll, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { book, createUser, inMinutes } from '#test/support/drivers/session-rooms/index.ts';
import { sendRaw } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** The complete call flow of the document, as a stranger would have copied it. */
const runSample = async (jwtToken: string, sessionId: string, userId: string, startTime: string) => {
  const headers = { 'x-auth-token': jwtToken };
  const json = { ...headers, 'Content-Type': 'application/json' };
  const read = async (response: Response) => (await response.json()) as Record<string, unknown>;

  const { canJoin } = await read(await fetch(`${url}/api/video-calls/can-join/${sessionId}`, { headers }));
  expect(canJoin).toBe(true);
  const { iceServers } = await read(await fetch(`${url}/api/video-calls/config`, { headers }));
  expect(iceServers).toEqual(expect.arrayContaining([{ urls: expect.stringMatching(/^stun:/) }]));
  const { roomId } = await read(
    await fetch(`${url}/api/video-calls/generate-room/${sessionId}`, { method: 'POST', headers }),
  );

  const socket = io(url, { auth: { token: jwtToken }, forceNew: true });
  const joined = new Promise((resolve) => socket.on('room-joined', resolve));
  socket.emit('join-room', { roomId, userId, userName: 'John Doe', userRole: 'client' });
  expect(await joined).toMatchObject({
    roomId,
    participants: expect.arrayContaining([expect.objectContaining({ userId })]),
  });

  const started = await fetch(`${url}/api/video-calls/start/${sessionId}`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ startTime }),
  });
  return { socket, started: started.status, json };
};

it('S1-L1 S1-L4 S1-L31 S1-L20 the complete call flow of the document works unchanged, for both', async () => {
  const { client, psychologist, sessionId } = await book(server, { date: inMinutes(0) });
  const one = await runSample(client.token, sessionId, client.id, inMinutes(-45));
  const other = await runSample(psychologist.token, sessionId, psychologist.id, inMinutes(-45));
  expect([one.started, other.started]).toEqual([200, 200]);
  for (const { json, socket } of [one, other]) {
    const ended = await fetch(`${url}/api/video-calls/end/${sessionId}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ endTime: new Date().toISOString() }),
    });
    expect(ended.status).toBe(200);
    expect(await ended.json()).toMatchObject({ success: true, duration: 45, data: { duration: 45 } });
    socket.disconnect();
  }
});

it('S1-L30 S1-R6 the current version is v1; other versions are free', async () => {
  const { token } = await createUser(url, 'ada');
  const ask = (path: string) => sendRaw(url, { method: 'GET', path, token });
  expect((await ask('/api/v1/video-calls/config')).status).toBe(200);
  expect((await ask('/api/video-calls/config')).status).toBe(200);
  for (const path of ['/api/v2/video-calls/config', '/api/v10/video-calls/config'])
    expect((await ask(path)).status).toBe(404);
});

it('S1-X21 paths that lead nowhere answer in the words of this API', async () => {
  const { token } = await createUser(url, 'ada');
  for (const path of ['/api/video-calls/nothing', '/api/v1/video-calls', '/api/appointments/a/b']) {
    const { status, body } = await sendRaw(url, { method: 'GET', path, token });
    expect(status).toBe(404);
    expect(body).toEqual({ success: false, error: expect.any(String), message: expect.any(String), code: 'NOT_FOUND' });
  }
});
