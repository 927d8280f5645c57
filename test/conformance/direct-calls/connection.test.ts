import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { WebSocket } from 'ws';
import { afterAll, describe, expect, it } from 'vitest';
import { createAccount } from '#test/support/drivers/conversation-calls/index.ts';
import {
  bringTo,
  connectCallers,
  createCaller,
  createCallers,
  initiate,
  openSocket,
  readCall,
  socketUrl,
} from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const POLICY_VIOLATION = 1008;
const NORMAL = 1000;

describe('opening a connection', () => {
  it('S4-E1 S4-L1 S4-L2 takes the very token of REST, in the address', async () => {
    const [john] = await createCallers(url, 'John');
    const socket = await openSocket(`${url.replace('http', 'ws')}/ws/chat?token=${john.token}`);
    await socket.settle();
    await john.rest.ok('history');
  });

  it('S4-E1 takes it in a header as well, and a slash at the end', async () => {
    const [john] = await createCallers(url, 'John');
    const headers = { authorization: `Bearer ${john.token}` };
    await (await openSocket(socketUrl(url), 'John', { headers })).settle();
    await (await openSocket(`${url.replace('http', 'ws')}/ws/chat/?token=${john.token}`)).settle();
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['nonsense', 'nonsense'],
    ['a forged one', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
  ])('S4-E1 S4-X24 with the wrong token is closed with 1008: %s', async (_what, token) => {
    const socket = await openSocket(socketUrl(url, token));
    expect(await socket.closed()).toMatchObject({ code: POLICY_VIOLATION, reason: expect.stringMatching(/token/) });
  });

  it('S4-E1 what is sent before the token was looked at is read, in order', async () => {
    const [john, ben] = await createCallers(url, 'John', 'Ben');
    const watching = await john.connect();
    const { id: callId } = await initiate(john, ben);
    const raw = new WebSocket(socketUrl(url, ben.token));
    raw.once('open', () => {
      raw.send(JSON.stringify({ type: 'call.accept', payload: { callId } }));
      raw.send(JSON.stringify({ type: 'call.end', payload: { callId } }));
    });
    await watching.waitFor('call_accepted');
    await watching.waitFor('call_ended');
    raw.close();
  });

  it('S4-L1 is possible at this address only; elsewhere nobody is kept waiting', async () => {
    const { hostname, port } = new URL(url);
    for (const path of ['/ws/other', '/ws', '/api/ws/chat', '/']) {
      const tcp = connectTcp(Number(port), hostname);
      const headers = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
      tcp.write(
        [`GET ${path} HTTP/1.1`, 'Host: x', ...headers, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''].join(
          '\r\n',
        ),
      );
      const [answer] = (await once(tcp, 'data')) as [Buffer];
      expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
      tcp.destroy();
    }
  });
});

describe('one connection for each sign-in', () => {
  it('S4-L28 the newest takes the place of the older one, which is closed normally', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const newer = await ben.connect();
    expect((await ben.socket.closed()).code).toBe(NORMAL);
    await initiate(john, ben);
    expect((await newer.waitFor('call_invitation')).data.callerId).toBe(john.id);
    expect(newer.isOpen).toBe(true);
  });

  it('S4-L28 also when many are opened at once: one stays', async () => {
    const [john] = await createCallers(url, 'John');
    const sockets = await Promise.all(Array.from({ length: 8 }, () => john.connect()));
    const stays = async () => sockets.filter(({ isOpen }) => isOpen).length;
    await expect.poll(stays).toBe(1);
  });

  it('S4-L28 S4-L33 the call goes on by the newer one, and others notice nothing', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('ACTIVE', john, ben);
    const newer = await ben.connect();
    await ben.socket.closed();
    await newer.settle();
    expect((await readCall(john, callId)).status).toBe('ACTIVE');
    john.socket.send('call.end', { callId });
    expect((await newer.waitFor('call_ended')).data.callId).toBe(callId);
    await john.socket.settle();
    expect(john.socket.types()).toEqual(['call_accepted', 'pong']);
  });

  it('other people are not touched', async () => {
    const [john] = await connectCallers(url, 'John');
    const ben = createCaller(url, await createAccount(url, 'John'));
    await ben.connect();
    await john.socket.settle();
    expect(john.socket.isOpen).toBe(true);
  });
});

describe('coming back', () => {
  it('S4-L33 a callee who lost the connection while it rang is rung again, and can answer', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('RINGING', john, ben);
    ben.socket.vanish();
    await ben.socket.closed();
    const back = await ben.connect();
    expect((await back.waitFor('call_invitation')).data.callId).toBe(callId);
    back.send('call.accept', { callId });
    expect((await john.socket.waitFor('call_accepted')).data.acceptedBy).toBe(ben.id);
  });

  it('S4-L33 somebody whose connection broke in the call goes on in it with a new one', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('ACTIVE', john, ben);
    john.socket.vanish();
    await john.socket.closed();
    const back = await john.connect();
    await back.settle();
    expect((await readCall(john, callId)).status).toBe('ACTIVE');
    ben.socket.send('call.end', { callId });
    expect((await back.waitFor('call_ended')).data).toMatchObject({ callId, endedBy: ben.id });
  });
});

describe('heartbeats', () => {
  it('S4-L27 are answered, as a ping of the protocol and as a message', async () => {
    const [{ id, socket }] = await connectCallers(url, 'John');
    const pong = once(socket.raw, 'pong');
    socket.raw.ping('are you there');
    expect(String((await pong)[0])).toBe('are you there');
    socket.send('ping');
    expect(await socket.waitFor('pong')).toMatchObject({ data: {}, timestamp: expect.any(String) });
    socket.send('heartbeat', { userId: id });
    expect((await socket.waitFor('heartbeat.ack')).payload).toMatchObject({
      userId: id,
      timestamp: expect.any(String),
    });
    socket.sendRaw('{"type":"heartbeat"}');
    await socket.waitFor('heartbeat.ack');
  });
});
