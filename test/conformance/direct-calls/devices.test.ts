import { afterAll, describe, expect, it } from 'vitest';
import {
  type Caller,
  type Connected,
  connectCallers,
  createCaller,
  initiate,
  readCall,
} from '#test/support/drivers/direct-calls/index.ts';
import { login, registerUser } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const connected = async (caller: Caller): Promise<Connected> => ({ ...caller, socket: await caller.connect() });

/** Somebody who signed in on two devices, and so has two tokens. */
const withTwoDevices = async () => {
  const user = await registerUser(url, { firstName: 'Ben', lastName: 'Carson' });
  const name = 'Ben Carson';
  const { token } = await login(url, user);
  return {
    phone: await connected(createCaller(url, { id: user.id, name, token: user.token })),
    laptop: await connected(createCaller(url, { id: user.id, name, token })),
  };
};

/** John rings Ben on both devices. */
const rung = async () => {
  const [john] = await connectCallers(url, 'John');
  const { phone, laptop } = await withTwoDevices();
  const { id: callId } = await initiate(john, phone);
  for (const { socket } of [phone, laptop]) await socket.waitFor('call_invitation');
  return { john, phone, laptop, callId, params: { callId } };
};

const heardBy = async ({ socket }: Connected) => {
  await socket.settle();
  return socket.types().filter((type) => type !== 'pong' && type !== 'call_invitation');
};

describe('a callee with two devices', () => {
  it('S4-E6 S4-L28 accepts on one: the other one hears it, and the one that did it nothing', async () => {
    const { john, phone, laptop, callId } = await rung();
    phone.socket.send('call.accept', { callId });
    for (const { socket } of [john, laptop])
      expect((await socket.waitFor('call_accepted')).data).toEqual({ callId, acceptedBy: phone.id });
    expect(await heardBy(phone)).toEqual([]);
    expect(await heardBy(laptop)).toEqual(['call_accepted']);
  });

  it('S4-E7 rejects on one by REST: the other one hears it, and the one that did it nothing', async () => {
    const { john, phone, laptop, callId, params } = await rung();
    await laptop.rest.ok('reject', { params, body: { reason: 'declined' } });
    for (const { socket } of [john, phone])
      expect((await socket.waitFor('call_rejected')).data).toEqual({
        callId,
        rejectedBy: phone.id,
        reason: 'declined',
      });
    expect(await heardBy(laptop)).toEqual([]);
    expect(await heardBy(phone)).toEqual(['call_rejected']);
  });

  it('S4-E8 hangs up on one: the other one hears it, and the one that did it nothing', async () => {
    const { john, phone, laptop, callId } = await rung();
    phone.socket.send('call.accept', { callId });
    await john.socket.waitFor('call_accepted');
    phone.socket.send('call.end', { callId });
    for (const { socket } of [john, laptop])
      expect((await socket.waitFor('call_ended')).data).toMatchObject({ callId, endedBy: phone.id });
    expect(await heardBy(phone)).toEqual([]);
    expect(await heardBy(laptop)).toEqual(['call_accepted', 'call_ended']);
  });

  it('stops ringing on both when the caller gives up', async () => {
    const { john, phone, laptop, params } = await rung();
    await john.rest.ok('end', { params, body: {} });
    for (const device of [phone, laptop]) {
      await device.socket.waitFor('call_ended');
      expect(await heardBy(device)).toEqual(['call_ended']);
    }
  });

  it('S4-L33 keeps the call on the device that took it when the other one goes', async () => {
    const { john, phone, laptop, callId, params } = await rung();
    // By REST, with the token of the phone: the laptop is the newer connection and has no part in it.
    await phone.rest.ok('accept', { params, body: {} });
    laptop.socket.close();
    await laptop.socket.closed();
    await phone.socket.settle();
    expect((await readCall(john, callId)).status).toBe('CONNECTING');
    phone.socket.send('call.end', { callId });
    await john.socket.waitFor('call_ended');
  });
});
