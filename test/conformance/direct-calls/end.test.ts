import { afterAll, describe, expect, it } from 'vitest';
import { bringTo, connectCallers, readCall } from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const running = async (stage: 'RINGING' | 'CONNECTING' | 'ACTIVE' = 'ACTIVE') => {
  const [caller, callee] = await connectCallers(url, 'John', 'Ben');
  const callId = await bringTo(stage, caller, callee);
  if (stage !== 'RINGING') await caller.socket.waitFor('call_accepted');
  return { caller, callee, callId, params: { callId } };
};

describe.each(['caller', 'callee'] as const)('the %s hangs up', (who) => {
  const other = who === 'caller' ? 'callee' : 'caller';

  it('S4-R4 S4-E8 S4-L10 S4-L16 S4-L26 by REST: the other one is told, and the length is the server’s', async () => {
    const scene = await running();
    const { data, message } = await scene[who].rest.ok('end', { params: scene.params, body: {} });
    expect(message).toBe('Call ended successfully');
    const { startTime, endTime, durationSeconds } = data;
    expect(data).toMatchObject({ id: scene.callId, status: 'ENDED' });
    const lengthMs = Date.parse(endTime ?? '') - Date.parse(startTime ?? '');
    expect(durationSeconds).toBe(Math.round(lengthMs / 1000));
    const told = await scene[other].socket.waitFor('call_ended');
    expect(told.data).toEqual({ callId: scene.callId, endedBy: scene[who].id, durationSeconds });
    expect(told.payload).toEqual(told.data);
    await scene[who].socket.settle();
    expect(scene[who].socket.received('call_ended')).toEqual([]);
  });

  it('S4-E4 S4-E8 S4-L10 S4-L16 by the socket: the other one is told, and the one who did it gets nothing', async () => {
    const scene = await running();
    scene[who].socket.send('call.end', { callId: scene.callId });
    const { data } = await scene[other].socket.waitFor('call_ended');
    expect(data).toMatchObject({ callId: scene.callId, endedBy: scene[who].id });
    await scene[who].socket.settle();
    expect(scene[who].socket.received('call_ended')).toEqual([]);
    expect(scene[who].socket.received('call_error')).toEqual([]);
    expect(await readCall(scene[who], scene.callId)).toMatchObject({
      status: 'ENDED',
      endTime: expect.any(String),
      durationSeconds: data.durationSeconds,
    });
  });

  it.each(['RINGING', 'CONNECTING'] as const)('S4-L30 S4-R4 also while it is %s', async (stage) => {
    const scene = await running(stage);
    const { data } = await scene[who].rest.ok('end', { params: scene.params, body: {} });
    expect(data).toMatchObject({ status: 'ENDED', durationSeconds: 0 });
    expect((await scene[other].socket.waitFor('call_ended')).data.durationSeconds).toBe(0);
  });
});

describe('the length that a client measured', () => {
  it.each([0, 3, 5])('S4-L16 counts when it can be true: %d seconds', async (durationSeconds) => {
    const { caller, callee, params } = await running();
    const { data } = await caller.rest.ok('end', { params, body: { durationSeconds } });
    expect(data.durationSeconds).toBe(durationSeconds);
    expect((await callee.socket.waitFor('call_ended')).data.durationSeconds).toBe(durationSeconds);
  });

  it.each([-1, 125, 2_147_483_647])(
    'S4-X12 S4-L16 is refused by REST when it cannot: %d seconds',
    async (durationSeconds) => {
      const { caller, callId, params } = await running();
      expect(await caller.rest.fails('end', { params, body: { durationSeconds } })).toMatchObject({ status: 400 });
      expect((await readCall(caller, callId)).status).toBe('ACTIVE');
    },
  );

  it.each([-1, 125])(
    'S4-E4 S4-L16 is replaced by the own one over the socket when it cannot: %d',
    async (durationSeconds) => {
      const { caller, callee, callId } = await running();
      caller.socket.send('call.end', { callId, durationSeconds });
      const { data } = await callee.socket.waitFor('call_ended');
      expect(data.durationSeconds).toBeLessThan(5);
      expect(data.durationSeconds).toBeGreaterThanOrEqual(0);
    },
  );

  it.each([1.5, '3', {}, [1]])('S4-X12 S4-X32 has to be whole seconds: %j is none', async (durationSeconds) => {
    const { caller, callId, params } = await running();
    expect(await caller.rest.fails('end', { params, body: { durationSeconds } })).toMatchObject({ status: 400 });
    caller.socket.send('call.end', { callId, durationSeconds });
    expect((await caller.socket.waitFor('call_error')).payload).toMatchObject({ callId, errorType: 'parse_error' });
    expect((await readCall(caller, callId)).status).toBe('ACTIVE');
  });

  it('S4-E4 S4-L16 may be null over the socket', async () => {
    const { caller, callee, callId } = await running();
    caller.socket.send('call.end', { callId, durationSeconds: null });
    expect((await callee.socket.waitFor('call_ended')).data.callId).toBe(callId);
  });
});

describe('how the times are told', () => {
  it('S4-L8 S4-L16 S4-R5 the start is that of the answer, and that of the media once it flows', async () => {
    const { caller, callee, callId, params } = await running('CONNECTING');
    const { startTime: answered } = await readCall(callee, callId);
    const { data } = await caller.rest.ok('updateStatus', { params, body: { status: 'ACTIVE' } });
    expect(Date.parse(data.startTime ?? '')).toBeGreaterThanOrEqual(Date.parse(answered ?? ''));
    const { data: ended } = await caller.rest.ok('end', { params, body: {} });
    expect(ended.startTime).toBe(data.startTime);
  });
});
