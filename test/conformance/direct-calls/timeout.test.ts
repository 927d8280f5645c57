import { afterAll, describe, expect, it } from 'vitest';
import { createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import {
  bringTo,
  connectCallers,
  createCallers,
  initiate,
  readCall,
} from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const RING_MS = 3_000;
const server = await startServer({ args: ['--ring-timeout', String(RING_MS / 1_000)] });
const usual = await startServer();
afterAll(() => Promise.all([server.close(), usual.close()]));
const { url } = server;

describe('a call that nobody answers', () => {
  it('S4-E9 S4-L17 S4-L6 is missed: both are told, and nothing else', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const { id: callId, createdAt } = await initiate(john, ben);
    for (const { socket } of [john, ben]) {
      const { data, payload } = await socket.waitFor('call_timeout');
      expect(data).toEqual({ callId });
      expect(payload).toEqual(data);
    }
    expect(Date.now() - Date.parse(createdAt)).toBeGreaterThanOrEqual(RING_MS);
    for (const who of [john, ben])
      expect(await readCall(who, callId)).toMatchObject({
        ...{ status: 'MISSED', startTime: null, endTime: expect.any(String), durationSeconds: 0 },
      });
    await Promise.all([john.socket.settle(), ben.socket.settle()]);
    expect(john.socket.types()).toEqual(['call_timeout', 'pong']);
    expect(ben.socket.types()).toEqual(['call_invitation', 'call_timeout', 'pong']);
  });

  it('S4-L18 S4-L17 is in the history of both, also of one who was never there', async () => {
    const [john] = await connectCallers(url, 'John');
    const [ben, eve] = await createCallers(url, 'Ben', 'Eve');
    const { id } = await initiate(john, ben);
    await john.socket.waitFor('call_timeout');
    for (const { rest } of [john, ben]) {
      const { data } = await rest.ok('history', { query: { limit: 10 } });
      expect(data).toMatchObject({ total: 1, calls: [{ id, status: 'MISSED', callerId: john.id, calleeId: ben.id }] });
    }
    expect((await eve.rest.ok('history')).data).toEqual({ calls: [], total: 0 });
  });

  it('S4-L17 rings for a minute, if nobody asked for less', async () => {
    const [john, ben] = await createCallers(usual.url, 'John', 'Ben');
    const phone = await createPerson(usual.url, ben).connect();
    const { createdAt } = await initiate(john, ben);
    const { expiresAt } = await phone.waitFor('call:incoming');
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(60_000);
  });

  it('S4-L17 S4-X31 S4-X4 cannot be answered any more', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const { id: callId } = await initiate(john, ben);
    await ben.socket.waitFor('call_timeout');
    const params = { callId };
    expect(await ben.rest.fails('accept', { params, body: {} })).toMatchObject({ status: 400 });
    expect(await ben.rest.fails('reject', { params, body: { reason: 'busy' } })).toMatchObject({ status: 400 });
    expect(await john.rest.fails('end', { params, body: {} })).toMatchObject({ status: 400 });
    ben.socket.send('call.accept', { callId });
    expect((await ben.socket.waitFor('call_error')).payload).toMatchObject({ callId, errorType: 'invalid_status' });
    expect((await readCall(john, callId)).status).toBe('MISSED');
    expect((await initiate(john, ben)).status).toBe('RINGING');
  });
});

describe('a call that was settled in time', () => {
  it.each(['CONNECTING', 'ACTIVE', 'REJECTED', 'ENDED'] as const)('S4-L19 never times out: %s', async (stage) => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo(stage, john, ben);
    // A later call of others times out: by then, this one would have, too.
    const [cleo, dan] = await connectCallers(url, 'Cleo', 'Dan');
    await initiate(cleo, dan);
    await dan.socket.waitFor('call_timeout');
    await Promise.all([john.socket.settle(), ben.socket.settle()]);
    expect([...john.socket.types(), ...ben.socket.types()]).not.toContain('call_timeout');
    expect((await readCall(john, callId)).status).toBe(stage);
  });
});

describe('the history', () => {
  it('S4-L18 is paged, newest first, with what became of each call', async () => {
    const [john, ben] = await connectCallers(usual.url, 'John', 'Ben');
    const ids: string[] = [];
    for (const stage of ['ENDED', 'REJECTED', 'ACTIVE'] as const) ids.unshift(await bringTo(stage, john, ben));
    const { data } = await ben.rest.ok('history');
    expect(data.calls.map(({ id, status }) => [id, status])).toEqual([
      [ids[0], 'ACTIVE'],
      [ids[1], 'REJECTED'],
      [ids[2], 'ENDED'],
    ]);
    const second = await ben.rest.ok('history', { query: { limit: 1, offset: 1 } });
    expect(second.data).toMatchObject({ total: 3, calls: [{ id: ids[1] }] });
    for (const search of ['limit=0', 'limit=101', 'offset=-1', 'limit=x'])
      expect(await ben.rest.fails('history', { query: Object.fromEntries(new URLSearchParams(search)) })).toMatchObject(
        {
          status: 400,
        },
      );
  });
});
