import { afterAll, describe, expect, it } from 'vitest';
import { bringTo, connectCallers, readCall } from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const ringing = async () => {
  const [caller, callee] = await connectCallers(url, 'John', 'Ben');
  const callId = await bringTo('RINGING', caller, callee);
  return { caller, callee, callId, params: { callId } };
};

describe('accepting', () => {
  it('S4-R2 S4-E6 S4-L8 S4-L3 S4-L26 S4-L32 by REST: the call connects and the caller is told', async () => {
    const { caller, callee, callId, params } = await ringing();
    const { data, message } = await callee.rest.ok('accept', { params, body: {} });
    expect(message).toBe('Call accepted successfully');
    expect(data).toMatchObject({ id: callId, status: 'CONNECTING', startTime: expect.any(String), endTime: null });
    const told = await caller.socket.waitFor('call_accepted');
    expect(told.data).toEqual({ callId, acceptedBy: callee.id });
    expect(told.payload).toEqual(told.data);
    await callee.socket.settle();
    expect(callee.socket.types()).toEqual(['call_invitation', 'pong']);
  });

  it('S4-E2 S4-E6 S4-L8 S4-L22 by the socket: the caller is told, and the callee gets no acknowledgement', async () => {
    const { caller, callee, callId } = await ringing();
    callee.socket.send('call.accept', { callId, userId: callee.id });
    expect((await caller.socket.waitFor('call_accepted')).data).toEqual({ callId, acceptedBy: callee.id });
    await callee.socket.settle();
    expect(callee.socket.types()).toEqual(['call_invitation', 'pong']);
    expect(await readCall(caller, callId)).toMatchObject({ status: 'CONNECTING', startTime: expect.any(String) });
  });

  it('S4-R2 needs no body', async () => {
    const { callee, params } = await ringing();
    expect((await callee.rest.ok('accept', { params })).data.status).toBe('CONNECTING');
  });
});

describe('rejecting', () => {
  it.each(['busy', 'declined', 'unavailable'] as const)(
    'S4-R3 S4-E7 S4-L9 S4-L14 S4-L26 S4-L32 by REST with the reason %s',
    async (reason) => {
      const { caller, callee, callId, params } = await ringing();
      const { data, message } = await callee.rest.ok('reject', { params, body: { reason } });
      expect(message).toBe('Call rejected successfully');
      expect(data).toMatchObject({ id: callId, status: 'REJECTED', startTime: null });
      const told = await caller.socket.waitFor('call_rejected');
      expect(told.data).toEqual({ callId, rejectedBy: callee.id, reason });
      await Promise.all([caller.socket.settle(), callee.socket.settle()]);
      expect(caller.socket.types()).toEqual(['call_rejected', 'pong']);
      expect(callee.socket.types()).toEqual(['call_invitation', 'pong']);
    },
  );

  it.each(['busy', 'declined', 'unavailable'] as const)(
    'S4-E3 S4-E7 S4-L9 S4-L14 by the socket with the reason %s',
    async (reason) => {
      const { caller, callee, callId } = await ringing();
      callee.socket.send('call.reject', { callId, reason });
      expect((await caller.socket.waitFor('call_rejected')).data).toEqual({ callId, rejectedBy: callee.id, reason });
      await callee.socket.settle();
      expect(callee.socket.types()).toEqual(['call_invitation', 'pong']);
      expect((await readCall(callee, callId)).status).toBe('REJECTED');
    },
  );

  it.each([undefined, {}, { reason: 'tired' }, { reason: 7 }, { reason: null }])(
    'S4-X8 S4-L14 S4-X32 needs one of these reasons: %j is none',
    async (body) => {
      const { callee, callId, params } = await ringing();
      expect(await callee.rest.fails('reject', { params, body })).toMatchObject({ status: 400 });
      callee.socket.send('call.reject', { callId, ...body });
      const { payload } = await callee.socket.waitFor('call_error');
      expect(payload).toMatchObject({ callId, errorType: 'parse_error' });
      expect((await readCall(callee, callId)).status).toBe('RINGING');
    },
  );
});
