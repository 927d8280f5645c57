import { afterAll, describe, expect, it } from 'vitest';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import {
  createCall,
  joinCall,
  ownerOf,
  readCall,
  registerStaff,
  registerUsers,
} from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const owner = ownerOf(server);
const mod = (await registerStaff(server, 'moderator')).rest;
const UNKNOWN = 'f'.repeat(24);

/** A call with two people in it, both connected. */
const running = async (wish = {}) => {
  const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
  const call = await createCall(Ada, wish);
  await joinCall(Ben, call.id);
  const [ada, ben] = [await Ada.connect(), await Ben.connect()];
  for (const socket of [ada, ben]) await socket.ask('join-room', { roomId: call.id });
  return { Ada, Ben, ada, ben, call, params: { callId: call.id } };
};

describe('GET /api/admin/calls', () => {
  it('S2-R52 S2-L23 filters by state and type, newest first, twenty to a page', async () => {
    const { Ada } = await registerUsers(server.url, ['Ada']);
    const audio = await createCall(Ada, { callType: 'audio', title: 'Voices' });
    const video = await createCall(Ada, { callType: 'video' });
    const over = await createCall(Ada, { callType: 'audio' });
    await Ada.rest.ok('endCall', { params: { callId: over.id } });
    const later = await createCall(Ada, { scheduledFor: new Date(Date.now() + 3_600_000).toISOString() });
    const find = async (query: Record<string, string | number>) =>
      (await mod.ok('adminListCalls', { query })).data.calls.map(({ id }) => id);

    expect(await find({})).toEqual([later.id, over.id, video.id, audio.id]);
    expect(await find({ status: 'active' })).toEqual([video.id, audio.id]);
    expect(await find({ status: 'active', callType: 'audio' })).toEqual([audio.id]);
    expect(await find({ status: 'ended' })).toEqual([over.id]);
    expect(await find({ status: 'scheduled' })).toEqual([later.id]);
    expect(await find({ limit: 1, page: 2 })).toEqual([over.id]);
    const { data } = await mod.ok('adminListCalls');
    expect(data).toMatchObject({ total: 4, page: 1, limit: 20, pages: 1 });
  });

  const wrong: Record<string, string | number>[] = [
    { page: 0 },
    { limit: -1 },
    { status: 'paused' },
    { callType: 'smell' },
  ];
  it.each(wrong)('S2-R52 S2-L35 refuses %j', async (query) => {
    expect(await mod.fails('adminListCalls', { query })).toMatchObject({ httpStatus: 400 });
  });
});

describe('one call in the hands of somebody who is not in it', () => {
  it('S2-R53 S2-R55 is shown with everybody in it', async () => {
    const { Ada, Ben, call, params } = await running({ title: 'Watched' });
    const { data } = await mod.ok('adminGetCall', { params });
    expect(data.call).toMatchObject({ id: call.id, title: 'Watched', host: { id: Ada.id }, participantCount: 2 });
    const seats = (await mod.ok('adminListParticipants', { params })).data;
    expect(seats).toMatchObject({
      count: 2,
      participants: [
        { userId: Ada.id, role: 'host', status: 'joined' },
        { userId: Ben.id, role: 'participant' },
      ],
    });
  });

  it('S2-R54 S2-E22 is ended for all, with the reason, once', async () => {
    const { Ada, ada, ben, call, params } = await running();
    expect((await mod.ok('adminEndCall', { params })).data.call).toMatchObject({ id: call.id, status: 'ended' });
    for (const socket of [ada, ben])
      expect(await socket.waitFor('call-ended')).toMatchObject({ callId: call.id, reason: 'Administrative action' });
    expect(await readCall(Ada, call.id)).toMatchObject({ status: 'ended', endReason: 'Administrative action' });
    await mod.ok('adminEndCall', { params });
    await ada.settle();
    expect(ada.received('call-ended')).toHaveLength(1);
  });

  it('S2-R54 may be one that is only planned', async () => {
    const { Ada } = await registerUsers(server.url, ['Ada']);
    const call = await createCall(Ada, { scheduledFor: new Date(Date.now() + 3_600_000).toISOString() });
    await mod.ok('adminEndCall', { params: { callId: call.id } });
    expect((await readCall(Ada, call.id)).status).toBe('cancelled');
  });

  it('S2-R56 S2-E12 loses a person, who hears why and cannot come back', async () => {
    const { Ada, Ben, ada, ben, call, params } = await running();
    await mod.ok('kick', { params: { ...params, userId: Ben.id } });
    expect(await ben.waitFor('kicked-from-call')).toMatchObject({ callId: call.id, reason: expect.any(String) });
    expect(await ada.waitFor('user-left')).toMatchObject({ userId: Ben.id, roomId: call.id });
    expect((await readCall(Ada, call.id)).participantCount).toBe(1);
    expect(await Ben.rest.fails('joinCall', { params, body: {} })).toMatchObject({ httpStatus: 403 });
    const again = await mod.fails('kick', { params: { ...params, userId: Ben.id } });
    expect(again).toMatchObject({ httpStatus: 404, errorCode: 'NOT_FOUND' });
  });

  it('S2-R56 S2-E23 has another host when the host is removed', async () => {
    const { Ada, Ben, ben, params } = await running();
    await mod.ok('kick', { params: { ...params, userId: Ada.id } });
    expect(await ben.waitFor('host-changed')).toMatchObject({ newHostId: Ben.id });
  });

  it('S2-R53 S2-R54 S2-R55 S2-R56 may be a call of another API', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { callId } = await callWith(people.ada, [people.ben, people.cleo], conversationId);
    const { data } = await mod.ok('adminGetCall', { params: { callId } });
    expect(data.call).toMatchObject({ id: callId, status: 'active', participantCount: 3 });
    await mod.ok('kick', { params: { callId, userId: people.cleo.id } });
    expect(await people.cleo.socket.waitFor('call:error')).toMatchObject({ callId, code: 'KICKED' });
    await owner.ok('adminEndCall', { params: { callId } });
    expect(await people.ada.socket.waitFor('call:ended')).toMatchObject({ callId, reason: 'forced' });
  });

  it.each(['adminGetCall', 'adminEndCall', 'adminListParticipants', 'kick'] as const)(
    'S2-X4 S2-X1 %s knows no call that is not there',
    async (route) => {
      const unknown = { params: { callId: UNKNOWN, userId: UNKNOWN } };
      expect(await mod.fails(route, unknown)).toMatchObject({ httpStatus: 404, errorCode: 'NOT_FOUND' });
      const malformed = { params: { callId: 'nonsense', userId: UNKNOWN } };
      expect(await mod.fails(route, malformed)).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
    },
  );
});
