import { afterAll, describe, expect, it } from 'vitest';
import { createCall, joinCall, ownerOf, readCall, registerUsers } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const pair = () => registerUsers(server.url, ['Ada', 'Ben']);
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR_MS = 3_600_000;

describe('a scheduled call', () => {
  it('S2-R16 S2-L11 S2-E13 waits for its time and tells the invited', async () => {
    const { Ada, Ben } = await pair();
    const ben = await Ben.connect();
    const scheduledFor = inMs(HOUR_MS);
    const call = await createCall(Ada, { scheduledFor, inviteUserIds: [Ben.id] });
    expect(call).toMatchObject({ status: 'scheduled', scheduledFor, participants: [], startedAt: null });
    expect(await ben.waitFor('call-invitation')).toMatchObject({ callId: call.id, call: { scheduledFor } });

    const { data } = await Ben.rest.ok('listScheduledCalls');
    expect(data.calls.map(({ id }) => id)).toEqual([call.id]);
    expect((await Ben.rest.ok('listActiveCalls')).data.count).toBe(0);
    const early = await Ben.rest.fails('joinCall', { params: { callId: call.id }, body: {} });
    expect(early).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
  });

  it('S2-L11 S2-E13 begins at its time and calls the invited', async () => {
    const { Ada, Ben } = await pair();
    const [ada, ben] = [await Ada.connect(), await Ben.connect()];
    const call = await createCall(Ada, { scheduledFor: inMs(2_000), inviteUserIds: [Ben.id] });
    expect(call.status).toBe('scheduled');
    for (const socket of [ada, ben]) {
      expect(await socket.waitFor('call-started')).toMatchObject({ callId: call.id, call: { status: 'active' } });
    }
    await ben.waitFor('call-invitation');
    await ben.waitFor('call-invitation');
    expect((await joinCall(Ben, call.id)).call).toMatchObject({ status: 'active', participantCount: 1 });
    const { call: withHost } = await joinCall(Ada, call.id);
    expect(withHost.participants.find(({ userId }) => userId === Ada.id)?.role).toBe('host');
  });

  it('S2-L11 begins when its host comes', async () => {
    const { Ada, Ben } = await pair();
    const { id } = await createCall(Ada, { scheduledFor: inMs(HOUR_MS), inviteUserIds: [Ben.id] });
    expect((await joinCall(Ada, id)).call).toMatchObject({ status: 'active', participantCount: 1 });
    await joinCall(Ben, id);
  });

  it('S2-R19 S2-E22 can be called off', async () => {
    const { Ada, Ben } = await pair();
    const ben = await Ben.connect();
    const { id } = await createCall(Ada, { scheduledFor: inMs(HOUR_MS), inviteUserIds: [Ben.id] });
    expect(await Ben.rest.fails('endCall', { params: { callId: id } })).toMatchObject({ httpStatus: 403 });
    await Ada.rest.ok('endCall', { params: { callId: id } });
    expect(await ben.waitFor('call-ended')).toMatchObject({ callId: id, reason: 'Host ended the call' });
    expect(await readCall(Ben, id)).toMatchObject({ status: 'cancelled', duration: 0 });
    const facts = { endCode: 'normal', endedBy: Ada.id, startedAt: null, mediaModeSeconds: null };
    expect(await readCall(Ben, id)).toMatchObject(facts);
  });

  it('S2-R20 S2-L11 tells afterwards by which way it went, who came when, and who ended it', async () => {
    const { Ada, Ben } = await pair();
    const { id } = await createCall(Ada, { scheduledFor: inMs(HOUR_MS), inviteUserIds: [Ben.id] });
    await joinCall(Ada, id);
    await joinCall(Ben, id);
    expect(await readCall(Ben, id)).toMatchObject({ mediaMode: 'sfu', endCode: null, endedBy: null });
    await Ben.rest.ok('leaveCall', { params: { callId: id } });
    await joinCall(Ben, id);
    await ownerOf(server).ok('adminEndCall', { params: { callId: id } });
    const call = await readCall(Ada, id);
    expect(call).toMatchObject({ status: 'ended', endCode: 'forced', endReason: 'Administrative action' });
    expect(call.endedBy).toBe((await ownerOf(server).ok('getProfile')).data.user.id);
    expect(call.mediaModeSeconds).toEqual({ p2p: 0, sfu: call.duration });
    expect(call.participants.map(({ userId }) => userId)).toEqual([Ada.id, Ben.id, Ben.id]);
    for (const { joinedAt, leftAt } of call.participants) {
      const moments = [call.startedAt, joinedAt, leftAt, call.endedAt].map((moment) => Date.parse(moment ?? ''));
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    }
    expect(call.participants[1]?.leftAt).not.toBe(call.endedAt);
  });

  it('S2-R20 S2-L11 tells that everybody had left, with nobody who ended it', async () => {
    const { Ada } = await pair();
    const { id } = await createCall(Ada, { scheduledFor: inMs(HOUR_MS) });
    await joinCall(Ada, id);
    await Ada.rest.ok('leaveCall', { params: { callId: id } });
    expect(await readCall(Ada, id)).toMatchObject({ endCode: 'normal', endedBy: null, status: 'ended' });
  });

  it('S2-L11 is not forgotten by a restart', async () => {
    const { Ada, Ben } = await pair();
    const later = await createCall(Ada, { scheduledFor: inMs(HOUR_MS), inviteUserIds: [Ben.id] });
    const soon = await createCall(Ada, { scheduledFor: inMs(6_000), inviteUserIds: [Ben.id] });
    const running = await createCall(Ada, { title: 'Running', settings: { requirePassword: true, password: 'x1' } });
    await server.kill();
    await server.start();
    const ben = await Ben.connect();
    // On a slow machine its time comes before the server is back; else whoever is there hears of it.
    const isAhead = (await readCall(Ben, soon.id)).status === 'scheduled';
    if (isAhead) expect(await ben.waitFor('call-started')).toMatchObject({ callId: soon.id });
    await expect.poll(async () => (await readCall(Ben, soon.id)).status, { timeout: 10_000 }).toBe('active');
    expect((await Ada.rest.ok('listScheduledCalls')).data.calls.map((call) => call.id)).toEqual([later.id]);
    const active = (await Ada.rest.ok('listActiveCalls')).data.calls.map((call) => call.id);
    expect(active.toSorted()).toEqual([running.id, soon.id].toSorted());
    expect(await Ben.rest.fails('joinCall', { params: { callId: running.id }, body: {} })).toMatchObject({
      httpStatus: 403,
    });
    await joinCall(Ben, running.id, { password: 'x1' });
    await joinCall(Ben, soon.id);
    expect((await ownerOf(server).ok('getProfile')).data.user.role).toBe('admin');
  });
});
