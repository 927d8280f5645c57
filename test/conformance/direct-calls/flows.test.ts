import { WebSocket } from 'ws';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer({ args: ['--ring-timeout', '2'] });
afterAll(() => server.close());
const { url } = server;

/** A client as the document describes it, and nothing of this project: fetch, a WebSocket, and messages one after another. */
const join = async (fullName: string) => {
  const [firstName, lastName] = fullName.split(' ');
  const account = { firstName, lastName, password: 'SecurePass123', phoneNumber: '+1234567890' };
  const email = `${crypto.randomUUID()}@example.org`;
  const registered = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...account, email }),
  });
  const { data } = (await registered.json()) as { data: { token: string; user: { id: string } } };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/chat?token=${data.token}`);
  const inbox: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on('message', (text: Buffer) => {
    const message: unknown = JSON.parse(text.toString());
    const next = waiting.shift();
    if (next) next(message);
    else inbox.push(message);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    id: data.user.id,
    socket,
    call: async (body: object) => {
      const answer = await fetch(`${url}/api/v1/calls/initiate`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${data.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as { data: { id: string } } };
    },
    read: async (callId: string) => {
      const answer = await fetch(`${url}/api/v1/calls/${callId}`, {
        headers: { Authorization: `Bearer ${data.token}` },
      });
      return ((await answer.json()) as { data: { status: string } }).data;
    },
    send: (message: object) => socket.send(JSON.stringify(message)),
    next: (): Promise<unknown> =>
      inbox.length > 0 ? Promise.resolve(inbox.shift()) : new Promise((resolve) => waiting.push(resolve)),
  };
};

const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

describe('the examples of the document', () => {
  it('S4-L34 S4-L36 S4-L26 1: a complete call', async () => {
    const [caller, callee] = [await join('John Doe'), await join('Jane Smith')];
    const channelId = 'agora-channel-789';
    const { status, body } = await caller.call({ calleeId: callee.id, callType: 'VIDEO', channelId });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      success: true,
      message: 'Call initiated successfully',
      data: { callerId: caller.id, calleeId: callee.id, callType: 'VIDEO', status: 'RINGING', channelId },
    });
    const callId = body.data.id;
    expect(await callee.next()).toMatchObject({
      type: 'call_invitation',
      data: { callId, channelId, callerId: caller.id, callerName: 'John Doe', callerAvatar: null, callType: 'VIDEO' },
      timestamp,
    });
    callee.send({ type: 'call.accept', payload: { callId } });
    expect(await caller.next()).toMatchObject({
      type: 'call_accepted',
      data: { callId, acceptedBy: callee.id },
      timestamp,
    });
    caller.send({ type: 'call.end', payload: { callId, durationSeconds: 1 } });
    expect(await callee.next()).toMatchObject({
      type: 'call_ended',
      data: { callId, endedBy: caller.id, durationSeconds: 1 },
      timestamp,
    });
  });

  it('S4-L34 S4-L36 2: a refusal', async () => {
    const [caller, callee] = [await join('Jane Smith'), await join('John Doe')];
    const { body } = await caller.call({ calleeId: callee.id, callType: 'AUDIO', channelId: 'agora-channel-789' });
    const callId = body.data.id;
    expect(await callee.next()).toMatchObject({
      type: 'call_invitation',
      data: { callId, callerId: caller.id, callerName: 'Jane Smith', callerAvatar: null, callType: 'AUDIO' },
    });
    callee.send({ type: 'call.reject', payload: { callId, reason: 'busy' } });
    expect(await caller.next()).toMatchObject({
      type: 'call_rejected',
      data: { callId, rejectedBy: callee.id, reason: 'busy' },
      timestamp,
    });
    expect((await caller.read(callId)).status).toBe('REJECTED');
  });

  it('S4-L34 S4-L36 3: a call that is not answered', async () => {
    const [caller, callee] = [await join('John Doe'), await join('Jane Smith')];
    const { body } = await caller.call({ calleeId: callee.id, callType: 'VIDEO', channelId: 'agora-channel-789' });
    const callId = body.data.id;
    await callee.next();
    for (const who of [caller, callee])
      expect(await who.next()).toMatchObject({ type: 'call_timeout', data: { callId }, timestamp });
    expect((await callee.read(callId)).status).toBe('MISSED');
  });

  it('S4-L34 S4-L36 S4-L25 S4-X30 4: an error, after which the connection goes on', async () => {
    const [caller, callee, other] = [await join('John Doe'), await join('Jane Smith'), await join('Eve Adams')];
    const { body } = await caller.call({ calleeId: callee.id, callType: 'VIDEO', channelId: 'agora-channel-789' });
    const callId = body.data.id;
    other.send({ type: 'call.accept', payload: { callId } });
    const error = { callId, errorType: 'unauthorized', message: 'User is not the callee of this call' };
    expect(await other.next()).toMatchObject({ type: 'call_error', payload: error });
    other.send({ type: 'call.end', payload: { callId } });
    expect(await other.next()).toMatchObject({
      type: 'call_error',
      payload: { callId, errorType: 'unauthorized', message: 'User is not a participant of this call' },
    });
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
    const again = await callee.read(callId);
    expect(again.status).toBe('RINGING');
  });
});
