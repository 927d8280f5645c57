import { afterAll, describe, expect, it } from 'vitest';
import { UNKNOWN_ID, sendRaw } from '#test/support/drivers/conversation-calls/index.ts';
import {
  bringTo,
  connectCallers,
  createCallers,
  createRest,
  readCall,
} from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const params = { callId: UNKNOWN_ID };
const requests = [
  ['initiate', { body: { calleeId: UNKNOWN_ID, callType: 'VIDEO' } }],
  ['accept', { params, body: {} }],
  ['reject', { params, body: { reason: 'busy' } }],
  ['end', { params, body: {} }],
  ['updateStatus', { params, body: { status: 'ACTIVE' } }],
  ['get', { params }],
  ['history', {}],
  ['reportQuality', { params, body: { quality: 'POOR' } }],
] as const;

describe('without a valid token', () => {
  it.each(requests)('S4-X2 S4-X5 S4-X9 S4-X13 S4-X17 S4-X20 S4-X24 S4-L2 S4-L4 %s is 401', async (route, wire) => {
    const [john] = await createCallers(url, 'John');
    for (const token of [undefined, '', 'nonsense', `${john.token}x`, 'a.b.c']) {
      const { errors, ...error } = await createRest(url, token).fails(route, wire);
      expect(errors).toEqual([]);
      expect(error).toEqual({ status: 401, success: false, message: expect.any(String), data: null });
    }
  });

  it('S4-L2 nor does a token in the address count', async () => {
    const [john] = await createCallers(url, 'John');
    const { status } = await sendRaw(url, { method: 'GET', path: `/api/v1/calls/history?token=${john.token}` });
    expect(status).toBe(401);
  });
});

describe('a call that does not exist', () => {
  it.each(requests.filter(([route]) => route !== 'initiate' && route !== 'history'))(
    'S4-X7 S4-X11 S4-X15 S4-X19 S4-X22 S4-X26 S4-L4 is 404 to %s',
    async (route, wire) => {
      const [john] = await createCallers(url, 'John');
      for (const callId of [UNKNOWN_ID, 'call-uuid-999']) {
        const error = await john.rest.fails(route, { ...wire, params: { callId } });
        expect(error).toMatchObject({ status: 404, success: false, message: expect.any(String), data: null });
      }
    },
  );

  it.each([
    ['call.accept', {}],
    ['call.reject', { reason: 'busy' }],
    ['call.end', {}],
  ])('S4-X29 S4-E11 is call_not_found to %s', async (type, more) => {
    const [{ socket }] = await connectCallers(url, 'John');
    for (const callId of [UNKNOWN_ID, 'call-uuid-999']) {
      socket.send(type, { callId, ...more });
      const { payload, data, timestamp } = await socket.waitFor('call_error');
      expect(payload).toEqual({ callId, errorType: 'call_not_found', message: expect.any(String) });
      expect(data).toEqual(payload);
      expect(Date.parse(timestamp)).not.toBeNaN();
    }
  });
});

describe('a call of others', () => {
  it('S4-R6 S4-L13 S4-X21 S4-X25 can be read by its two only', async () => {
    const [john, ben, eve] = await connectCallers(url, 'John', 'Ben', 'Eve');
    const callId = await bringTo('ACTIVE', john, ben);
    const { message, data } = await john.rest.ok('get', { params: { callId } });
    expect(message).toBe('Call details retrieved successfully');
    expect(data).toEqual({
      ...{ id: callId, callId, callerId: john.id, calleeId: ben.id, callType: 'VIDEO', status: 'ACTIVE' },
      ...{ channelId: expect.any(String), startTime: expect.any(String), endTime: null, durationSeconds: null },
      ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
    });
    expect(await readCall(ben, callId)).toEqual(data);
    expect(await eve.rest.fails('get', { params: { callId } })).toMatchObject({ status: 403, data: null });
    expect(await eve.rest.fails('reportQuality', { params: { callId }, body: { quality: 'BAD' } })).toMatchObject({
      status: 403,
    });
    await ben.rest.ok('end', { params: { callId }, body: {} });
    expect((await readCall(john, callId)).status).toBe('ENDED');
    expect(await eve.rest.fails('get', { params: { callId } })).toMatchObject({ status: 403 });
  });
});

describe('addresses', () => {
  it('S4-L1 S4-X26 are those of the document: no other version, no alias of a neighbour', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('RINGING', john, ben);
    const ask = (method: string, path: string) => sendRaw(url, { method, path, token: john.token });
    expect((await ask('GET', `/api/v1/calls/${callId}`)).status).toBe(200);
    for (const path of [`/api/v2/calls/${callId}`, `/api/v1/calls/${callId}/nothing`])
      expect((await ask('GET', path)).status).toBe(404);
    expect(await ask('GET', `/api/v1/calls/${callId}/nothing`)).toMatchObject({
      body: { success: false, message: expect.any(String), data: null },
    });
    expect((await ask('GET', `/api/v1/calls`)).status).toBe(404);
  });
});
