import { afterAll, describe, expect, it } from 'vitest';
import { bringTo, connectCallers, initiate, readCall } from '#test/support/drivers/direct-calls/index.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';

/** Longer than any restart takes. */
const RING_MS = 15_000;
const server = await startServer();
const hasty = await startServer({ args: ['--ring-timeout', String(RING_MS / 1_000)] });
afterAll(() => Promise.all([server.close(), hasty.close()]));
const { url } = server;

/** Takes the server away as a power cut does, and starts it again. */
const crash = async (victim: TestServer): Promise<void> => {
  await victim.kill();
  await victim.start();
};

describe('a crash of the server', () => {
  it('S4-L33 S4-L18 while it rings: it goes on ringing, for whoever comes back', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const { id: callId, channelId } = await initiate(john, ben);
    await ben.socket.waitFor('call_invitation');
    await crash(server);
    await Promise.all([john.socket.closed(), ben.socket.closed()]);
    expect((await readCall(john, callId)).status).toBe('RINGING');
    const [johns, bens] = [await john.connect(), await ben.connect()];
    expect((await bens.waitFor('call_invitation')).data).toMatchObject({ callId, channelId, callerId: john.id });
    bens.send('call.accept', { callId });
    expect((await johns.waitFor('call_accepted')).data).toEqual({ callId, acceptedBy: ben.id });
  });

  it('S4-L17 S4-L18 S4-E9 while it rings and nobody answers: it is missed at its time, and in the history of both', async () => {
    const [john, ben] = await connectCallers(hasty.url, 'John', 'Ben');
    const { id: callId, createdAt } = await initiate(john, ben);
    await crash(hasty);
    const sockets = [await john.connect(), await ben.connect()];
    for (const socket of sockets)
      expect((await socket.waitFor('call_timeout', () => true, 2 * RING_MS)).data).toEqual({ callId });
    expect(Date.now() - Date.parse(createdAt)).toBeGreaterThanOrEqual(RING_MS);
    for (const { rest } of [john, ben])
      expect((await rest.ok('history')).data.calls[0]).toMatchObject({ id: callId, status: 'MISSED' });
  });

  it.each(['CONNECTING', 'ACTIVE'] as const)('S4-L33 in a call that is %s: it goes on as it was', async (stage) => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo(stage, john, ben);
    const before = await readCall(john, callId);
    await crash(server);
    expect(await readCall(ben, callId)).toEqual(before);
    const [johns, bens] = [await john.connect(), await ben.connect()];
    await Promise.all([johns.settle(), bens.settle()]);
    if (stage === 'CONNECTING') await ben.rest.ok('updateStatus', { params: { callId }, body: { status: 'ACTIVE' } });
    bens.send('call.end', { callId });
    expect((await johns.waitFor('call_ended')).data).toMatchObject({ callId, endedBy: ben.id });
    expect((await readCall(john, callId)).status).toBe('ENDED');
  });

  it('S4-L18 after the end: what was is as it was', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const ended = await bringTo('ACTIVE', john, ben);
    const { data } = await john.rest.ok('end', { params: { callId: ended }, body: { durationSeconds: 4 } });
    const rejected = await bringTo('REJECTED', john, ben);
    const before = await ben.rest.ok('history');
    await crash(server);
    expect(await ben.rest.ok('history')).toEqual(before);
    expect(await readCall(ben, ended)).toEqual(data);
    expect((await readCall(ben, rejected)).status).toBe('REJECTED');
  });

  it('stopping it closes the sockets with 1001, and keeps the call', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('ACTIVE', john, ben);
    await server.stop();
    for (const { socket } of [john, ben]) expect((await socket.closed()).code).toBe(1001);
    await server.start();
    expect((await readCall(john, callId)).status).toBe('ACTIVE');
  });
});
