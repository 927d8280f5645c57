import { afterAll, describe, expect, it } from 'vitest';
import { type Person, beginCall, createPerson, joinCall } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer({ args: ['--ring-timeout', '2'] });
afterAll(() => server.close());

const RING_MS = 2000;

const historyOf = async (person: Person) => {
  const { data } = await person.rest.ok('listMyCalls');
  return data.calls.map(({ outcome, initiatedByMe, duration }) => ({ outcome, initiatedByMe, duration }));
};

const called = { initiatedByMe: false, duration: 0 };
const calling = { initiatedByMe: true, duration: 0 };

describe('call:reject', () => {
  it.each(['busy', 'declined', 'unavailable', undefined] as const)(
    'S0-E6 S0-L37 S0-L38 with the reason %s stops the ringing and, as the last one, ends the call',
    async (reason) => {
      const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
      const { ada, ben } = people;
      const { callId } = await beginCall(ada, conversationId);
      await ben.socket.waitFor('call:incoming');
      ben.socket.emit('call:reject', { callId, reason });
      const outcome = reason ?? 'declined';
      expect(await ben.socket.waitFor('call:ring-stopped')).toEqual({ callId, outcome });
      const rejected = await ada.socket.waitFor('call:rejected');
      expect(rejected).toEqual({ callId, userId: ben.id, username: 'ben', reason: outcome });
      const ended = await ada.socket.waitFor('call:ended');
      expect(ended).toMatchObject({ callId, reason: 'normal', endedBy: ben.id, duration: 0 });
      expect(await historyOf(ben)).toEqual([{ ...called, outcome }]);
      expect(await historyOf(ada)).toEqual([{ ...calling, outcome }]);
    },
  );

  it('S0-E6 S0-L41 of one of several lets the others ring on', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = people;
    const { callId } = await beginCall(ada, conversationId);
    await ben.socket.ask('call:reject', { callId, reason: 'busy' });
    expect(await ben.socket.refused('call:reject', { callId })).toMatchObject({ code: 'PERMISSION_DENIED' });
    await cleo.socket.settle();
    expect(cleo.socket.received('call:ring-stopped')).toEqual([]);
    await joinCall(cleo, callId);
    expect(await historyOf(ben)).toMatchObject([{ outcome: 'busy' }]);
    expect(await historyOf(cleo)).toMatchObject([{ outcome: 'answered' }]);
    expect(await historyOf(ada)).toMatchObject([{ outcome: 'answered' }]);
  });

  it('S0-X53 S0-L37 is for those who are rung, with a known reason', async () => {
    const world = await createWorld({ server, accounts: ['ada', 'ben'], outsiders: ['eve'] });
    const { ada, ben, eve } = world.people;
    const { callId } = await beginCall(ada, world.conversationId);
    expect(await eve.socket.refused('call:reject', { callId })).toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(await ben.socket.refused('call:reject', { callId, reason: 'bored' })).toMatchObject({
      code: 'SIGNALING_ERROR',
    });
  });
});

describe.concurrent('an unanswered call', () => {
  it('S0-L17 S0-L38 S0-E12 S0-E4 ends with the reason timeout when its ringing expires', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, createdAt } = await beginCall(ada, conversationId);
    const { expiresAt } = await ben.socket.waitFor('call:incoming');
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(RING_MS);
    const ended = await ada.socket.waitFor('call:ended');
    expect(ended).toEqual({ callId, reason: 'timeout', endedAt: expect.any(String), duration: 0 });
    expect(ended.endedAt >= expiresAt).toBe(true);
    expect(await ben.socket.waitFor('call:ended')).toEqual(ended);
    expect(await ben.socket.waitFor('call:ring-stopped')).toEqual({ callId, outcome: 'missed' });
    const { data } = await ada.rest.ok('getCall', { params: { callId } });
    expect(data).toMatchObject({ status: 'ended', endReason: 'timeout', duration: 0 });
    expect(await historyOf(ben)).toEqual([{ ...called, outcome: 'missed' }]);
    expect(await historyOf(ada)).toEqual([{ ...calling, outcome: 'missed' }]);
  });

  it('counts as missed until it was seen', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], offline: ['ben'] });
    const { ada, ben } = people;
    await beginCall(ada, conversationId);
    await ada.socket.waitFor('call:ended');
    const missed = (await ben.rest.ok('listMyCalls')).data;
    expect(missed).toMatchObject({ unseenMissed: 1, calls: [{ outcome: 'missed', seen: false }] });
    await ben.rest.ok('markCallsSeen', { body: {} });
    const seen = (await ben.rest.ok('listMyCalls')).data;
    expect(seen).toMatchObject({ unseenMissed: 0, calls: [{ outcome: 'missed', seen: true }] });
  });

  it('S0-L17 goes on without those who missed it', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = people;
    const { callId } = await beginCall(ada, conversationId);
    await joinCall(ben, callId);
    expect(await cleo.socket.waitFor('call:ring-stopped')).toEqual({ callId, outcome: 'missed' });
    expect((await ada.rest.ok('getCall', { params: { callId } })).data.status).toBe('active');
    expect(await historyOf(cleo)).toMatchObject([{ outcome: 'missed' }]);
  });

  it.each(['leaves', 'ends it'])('is cancelled when the caller %s', async (how) => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, participantId } = await beginCall(ada, conversationId);
    if (how === 'leaves') await ada.socket.ask('call:leave', { callId, participantId });
    else await ada.rest.ok('endCall', { params: { callId } });
    expect(await ben.socket.waitFor('call:ring-stopped')).toEqual({ callId, outcome: 'cancelled' });
    expect(await ben.socket.waitFor('call:ended')).toMatchObject({ reason: 'normal', endedBy: ada.id });
    expect(await historyOf(ben)).toMatchObject([{ outcome: 'cancelled' }]);
    expect(await historyOf(ada)).toMatchObject([{ outcome: 'cancelled' }]);
  });
});

describe('ringing', () => {
  it('S0-E4 reaches a member who connects while it goes on, and nobody who connects after', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], offline: ['ben'] });
    const { ada, ben } = people;
    const { callId } = await beginCall(ada, conversationId);
    const late = await ben.connect();
    expect(await late.waitFor('call:incoming')).toMatchObject({ callId, conversationId });
    await late.ask('call:reject', { callId });
    const tooLate = await ben.connect();
    await tooLate.settle();
    expect(tooLate.received('call:incoming')).toEqual([]);
  });

  it('S0-E4 is heard on every device of a member, and stops on all when one answers', async () => {
    // Each run of the server signs its owner in anew, so the owner has two devices: one of the former run, one of this.
    const { owner } = server.ready;
    const phone = createPerson(server.url, { ...owner, name: 'phone' });
    await server.stop();
    await server.start();
    const laptop = createPerson(server.url, { ...server.ready.owner, name: 'laptop' });
    await Promise.all([phone.connect(), laptop.connect()]);
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
    const body = { userIds: [owner.id] };
    await people.ada.rest.ok('addMembers', { params: { conversationId }, body });
    const { callId } = await beginCall(people.ada, conversationId);
    for (const device of [phone, laptop])
      expect(await device.socket.waitFor('call:incoming')).toMatchObject({ callId });
    await laptop.socket.ask('call:accept', { callId, audioEnabled: true, videoEnabled: true });
    for (const device of [phone, laptop]) {
      expect(await device.socket.waitFor('call:ring-stopped')).toEqual({ callId, outcome: 'answered' });
    }
  });
});
