import { afterAll, describe, expect, it } from 'vitest';
import { UNKNOWN_ID, callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

/** Ada and Ben are in a call; Cleo declined it and Dora only just belongs to the conversation. */
const running = async () => {
  const accounts = ['ada', 'ben', 'cleo'] as const;
  const { people, conversationId } = await createWorld({ server, accounts, outsiders: ['dora', 'eve'] });
  const { ada, ben, cleo, dora } = people;
  const { callId } = await callWith(ada, [ben], conversationId);
  await cleo.socket.waitFor('call:incoming');
  cleo.socket.emit('call:reject', { callId, reason: 'busy' });
  await ada.socket.waitFor('call:rejected');
  const members = [{ userId: dora.id }];
  await ada.rest.ok('addMembers', { params: { conversationId }, body: { members } });
  return { ...people, callId, params: { callId } };
};

describe('ringing members into a running call', () => {
  it('rings all who are not in it, as somebody in it asks', async () => {
    const { ben, cleo, dora, ada, params, callId } = await running();
    const { data } = await ben.rest.ok('ringMembers', { params, body: {} });
    expect(data.rung.toSorted()).toEqual([cleo.id, dora.id].toSorted());
    for (const { socket } of [cleo, dora])
      expect(await socket.waitFor('call:incoming')).toMatchObject({ callId, caller: { userId: ben.id } });
    expect((await ben.rest.ok('ringMembers', { params })).data.rung).toEqual([]);
    await dora.socket.ask('call:accept', { callId, audioEnabled: true, videoEnabled: true });
    await ada.socket.waitFor('call:participant-joined', ({ participant }) => participant.userId === dora.id);
  });

  it('rings only whom it is asked to', async () => {
    const { ada, cleo, dora, params } = await running();
    const { data } = await ada.rest.ok('ringMembers', { params, body: { userIds: [dora.id] } });
    expect(data.rung).toEqual([dora.id]);
    await dora.socket.waitFor('call:incoming');
    await cleo.socket.settle();
    expect(cleo.socket.received('call:incoming')).toHaveLength(1);
  });

  it('is refused to those outside of it, for strangers, and after the end', async () => {
    const { ada, cleo, eve, params } = await running();
    expect(await cleo.rest.fails('ringMembers', { params })).toMatchObject({ status: 403 });
    expect(await eve.rest.fails('ringMembers', { params })).toMatchObject({ status: 403 });
    const body = { userIds: [eve.id] };
    expect(await ada.rest.fails('ringMembers', { params, body })).toMatchObject({ status: 403 });
    expect(await ada.rest.fails('ringMembers', { params: { callId: UNKNOWN_ID } })).toMatchObject({ status: 404 });
    await ada.rest.ok('endCall', { params });
    expect((await ada.rest.fails('ringMembers', { params })).status).toBeGreaterThanOrEqual(400);
  });
});
