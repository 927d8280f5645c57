import { afterAll, describe, expect, it } from 'vitest';
import { UNKNOWN_ID, createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import {
  connectCallers,
  createCaller,
  createCallers,
  initiate,
  readCall,
} from '#test/support/drivers/direct-calls/index.ts';
import { registerUser } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

describe('calling somebody', () => {
  it('S4-R1 S4-E5 S4-L3 S4-L5 S4-L23 S4-L24 answers with the call, and the callee is rung', async () => {
    const [john, ben] = await connectCallers(url, 'John Doe', 'Ben');
    const body = { calleeId: ben.id, callType: 'VIDEO', channelId: 'agora-channel-789' };
    const answer = await john.rest.ok('initiate', { body });
    const { id } = answer.data;
    expect(answer).toEqual({
      success: true,
      message: 'Call initiated successfully',
      data: {
        ...{ id, callId: id, callerId: john.id, calleeId: ben.id, callType: 'VIDEO', status: 'RINGING' },
        ...{ channelId: 'agora-channel-789', startTime: null, endTime: null, durationSeconds: null },
        ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
      },
    });
    const { data, payload, timestamp } = await ben.socket.waitFor('call_invitation');
    expect(data).toEqual({
      ...{ callId: id, channelId: 'agora-channel-789', callerId: john.id },
      ...{ callerName: 'John Doe', callerAvatar: null, callType: 'VIDEO' },
    });
    expect(payload).toEqual(data);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(timestamp) - Date.now())).toBeLessThan(10_000);
    await john.socket.settle();
    expect(john.socket.types()).toEqual(['pong']);
  });

  it('S4-R1 S4-L5 may be without video, and without a channel: one is made', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const { callType, channelId } = await initiate(john, ben, { callType: 'AUDIO' });
    expect(callType).toBe('AUDIO');
    expect(channelId).toMatch(/^.{1,64}$/);
    expect((await ben.socket.waitFor('call_invitation')).data).toMatchObject({ callType, channelId });
  });

  it('S4-L31 shows name and picture of the caller’s profile', async () => {
    const user = await registerUser(url, { firstName: 'John', lastName: 'Doe' });
    const avatar = 'https://example.com/avatar.jpg';
    await user.rest.ok('updateProfile', { body: { avatar } });
    const john = createCaller(url, { id: user.id, name: 'John Doe', token: user.token });
    const [ben] = await connectCallers(url, 'Ben');
    await initiate(john, ben);
    expect((await ben.socket.waitFor('call_invitation')).data).toMatchObject({
      callerName: 'John Doe',
      callerAvatar: avatar,
    });
  });

  it('S4-L7 S4-L6 is INITIATING until the callee has a connection, and rings then', async () => {
    const [john] = await connectCallers(url, 'John');
    const [ben] = await createCallers(url, 'Ben');
    const { id, status } = await initiate(john, ben);
    expect(status).toBe('INITIATING');
    expect((await readCall(john, id)).status).toBe('INITIATING');
    const socket = await ben.connect();
    expect((await socket.waitFor('call_invitation')).data.callId).toBe(id);
    await expect.poll(async () => (await readCall(john, id)).status).toBe('RINGING');
    socket.send('call.accept', { callId: id });
    expect((await john.socket.waitFor('call_accepted')).data).toEqual({ callId: id, acceptedBy: ben.id });
  });

  it('S4-L7 rings also whoever is connected by another API only', async () => {
    const [john, ben] = await createCallers(url, 'John', 'Ben');
    const phone = await createPerson(url, ben).connect();
    expect((await initiate(john, ben)).status).toBe('RINGING');
    expect(await phone.waitFor('call:incoming')).toMatchObject({ caller: { userId: john.id } });
  });

  it('S4-L27 takes no notice of fields that it does not know', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const body = { calleeId: ben.id, callType: 'VIDEO', callId: 'mine', callerId: ben.id, status: 'ACTIVE', extra: {} };
    const { data } = await john.rest.ok('initiate', { body });
    expect(data).toMatchObject({ callerId: john.id, status: 'RINGING' });
    expect(data.id).not.toBe('mine');
  });
});

describe('calling is refused', () => {
  it.each([
    ['nothing', undefined],
    ['an empty object', {}],
    ['a list', []],
    ['no callee', { callType: 'VIDEO' }],
    ['no type', { calleeId: UNKNOWN_ID }],
    ['a type in small letters', { calleeId: UNKNOWN_ID, callType: 'video' }],
    ['another type', { calleeId: UNKNOWN_ID, callType: 'FAX' }],
    ['an empty channel', { calleeId: UNKNOWN_ID, callType: 'VIDEO', channelId: '' }],
    ['a channel that is too long', { calleeId: UNKNOWN_ID, callType: 'VIDEO', channelId: 'x'.repeat(65) }],
    ['a channel that is no text', { calleeId: UNKNOWN_ID, callType: 'VIDEO', channelId: 7 }],
    ['broken JSON', '{"calleeId":'],
  ])('S4-X1 S4-X23 S4-L4 for %s', async (_what, body) => {
    const [john] = await createCallers(url, 'John');
    const error = await john.rest.fails('initiate', { body });
    expect(error).toMatchObject({ status: 400, success: false, message: expect.any(String), data: null });
  });

  it.each([[''], ['nobody'], ['5'], [7], [null], [{}], ['x'.repeat(24)], ["' or 1=1 --"]])(
    'S4-X1 for the malformed id %j',
    async (calleeId) => {
      const [john] = await createCallers(url, 'John');
      const error = await john.rest.fails('initiate', { body: { calleeId, callType: 'VIDEO' } });
      expect(error.status).toBe(400);
      expect(error.errors).toContainEqual(expect.objectContaining({ code: 'INVALID_ID', field: 'calleeId' }));
    },
  );

  it('S4-X26 S4-X1 for somebody unknown, and for oneself', async () => {
    const [john] = await createCallers(url, 'John');
    const call = (calleeId: string) => john.rest.fails('initiate', { body: { calleeId, callType: 'VIDEO' } });
    expect(await call(UNKNOWN_ID)).toMatchObject({ status: 404, data: null });
    expect(await call(john.id)).toMatchObject({ status: 400, errors: [{ code: 'SELF_CALL' }] });
  });

  it.each(['RINGING', 'CONNECTING', 'ACTIVE'] as const)(
    'S4-X1 while the callee is in a call that is %s',
    async (stage) => {
      const [john, ben, cleo] = await connectCallers(url, 'John', 'Ben', 'Cleo');
      const { id: callId } = await initiate(john, ben);
      const params = { callId };
      if (stage !== 'RINGING') await ben.rest.ok('accept', { params, body: {} });
      if (stage === 'ACTIVE') await ben.rest.ok('updateStatus', { params, body: { status: 'ACTIVE' } });
      const busy = { status: 400, errors: [{ code: 'USER_BUSY' }] };
      for (const callee of [john, ben]) {
        const body = { calleeId: callee.id, callType: 'VIDEO' };
        expect(await cleo.rest.fails('initiate', { body })).toMatchObject(busy);
      }
      // Nor do the two ring each other a second time.
      expect(await john.rest.fails('initiate', { body: { calleeId: ben.id, callType: 'VIDEO' } })).toMatchObject(busy);
      expect(await ben.rest.fails('initiate', { body: { calleeId: john.id, callType: 'VIDEO' } })).toMatchObject(busy);
      await ben.rest.ok('end', { params, body: {} });
      expect((await initiate(cleo, ben)).status).toBe('RINGING');
    },
  );

  it('S4-X1 to all but one of two who ring each other at the same moment', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const attempts = [john, ben, john, ben].map((by) =>
      by.rest.send('initiate', { body: { calleeId: by === john ? ben.id : john.id, callType: 'VIDEO' } }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 400)).toHaveLength(3);
  });
});
