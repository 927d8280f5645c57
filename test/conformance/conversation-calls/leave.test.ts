import { afterAll, describe, expect, it } from 'vitest';
import {
  UNKNOWN_ID,
  callWith,
  createPerson,
  createRest,
  joinCall,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

/** Ada, who made the conversation, is not in the call that Ben began with Cleo and Dan. */
const running = async () => {
  const world = await createWorld({
    server,
    accounts: ['ada', 'ben', 'cleo', 'dan', 'mo'],
    outsiders: ['eve'],
    roles: { mo: 'moderator' },
  });
  const { ben, cleo, dan } = world.people;
  const { callId, seats } = await callWith(ben, [cleo, dan], world.conversationId);
  const [bens, cleos, dans] = seats.map(({ participantId }) => participantId);
  if (!bens || !cleos || !dans) throw new Error('Somebody has no seat');
  return { ...world, callId, bens, cleos, dans, params: { callId } };
};

describe('leaving', () => {
  it('S0-R4 S0-E11 S0-L48 S0-L23 by REST tells the others', async () => {
    const { people, callId, cleos } = await running();
    const { ben, cleo, dan } = people;
    const { data } = await cleo.rest.ok('leaveCall', { params: { callId, participantId: cleos } });
    const leftAt = expect.stringMatching(/Z$/);
    expect(data).toEqual({ message: 'Left call successfully', participantId: cleos, leftAt });
    for (const { socket } of [ben, dan]) {
      const left = { callId, participantId: cleos, userId: cleo.id, username: 'cleo', leftAt: data.leftAt };
      expect(await socket.waitFor('call:participant-left')).toMatchObject({ ...left, totalParticipants: 2 });
    }
    const after = (await ben.rest.ok('getCall', { params: { callId } })).data.participants;
    expect(after.find((one) => one.participantId === cleos)).toMatchObject({
      status: 'disconnected',
      leftAt: data.leftAt,
    });
  });

  it('S0-E10 S0-E11 S0-L42 S0-L41 by the socket does the same, with and without a callback', async () => {
    const { people, callId, cleos, dans } = await running();
    const { ben, cleo, dan } = people;
    await cleo.socket.ask('call:leave', { callId, participantId: cleos });
    expect(await ben.socket.waitFor('call:participant-left')).toMatchObject({ participantId: cleos });
    dan.socket.emit('call:leave', { callId, participantId: dans });
    const left = await ben.socket.waitFor('call:participant-left');
    expect(left).toMatchObject({ participantId: dans, username: 'dan', totalParticipants: 1 });
  });

  it('S0-X21 S0-X35 S0-X44 twice finds no participant; so do unknown ids', async () => {
    const { people, callId, cleos } = await running();
    const { cleo } = people;
    const own = { params: { callId, participantId: cleos } };
    await cleo.rest.ok('leaveCall', own);
    for (const params of [own.params, { callId, participantId: UNKNOWN_ID }, { ...own.params, callId: UNKNOWN_ID }]) {
      expect(await cleo.rest.fails('leaveCall', { params })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect(await cleo.socket.refused('call:leave', own.params)).toMatchObject({ code: 'PARTICIPANT_NOT_FOUND' });
    expect(await cleo.socket.waitFor('call:error')).toMatchObject({ callId, code: 'PARTICIPANT_NOT_FOUND' });
  });

  it('S0-X19 S0-X20 S0-X34 S0-X53 S0-L23 in the place of somebody else is forbidden, for the initiator as well', async () => {
    const { people, callId, bens, cleos, dans } = await running();
    const { ada, ben, cleo, eve } = people;
    const attempts = [
      [ben, cleos],
      [cleo, dans],
      [cleo, bens],
      [eve, cleos],
    ] as const;
    for (const [who, participantId] of attempts) {
      const params = { callId, participantId };
      expect(await who.rest.fails('leaveCall', { params })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(await who.socket.refused('call:leave', params)).toMatchObject({ code: 'PERMISSION_DENIED' });
    }
    const nobody = await createRest(server.url).fails('leaveCall', { params: { callId, participantId: cleos } });
    expect(nobody).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    await ada.socket.settle();
    expect(ben.socket.received('call:participant-left')).toEqual([]);
  });

  it('lets the others go on without the initiator, and lets people come back', async () => {
    const { people, callId, bens } = await running();
    const { ben, cleo } = people;
    await ben.rest.ok('leaveCall', { params: { callId, participantId: bens } });
    await cleo.socket.waitFor('call:participant-left');
    expect((await cleo.rest.ok('getCall', { params: { callId } })).data.status).toBe('active');
    expect((await joinCall(ben, callId)).participantId).not.toBe(bens);
  });

  it('S0-L38 S0-L25 ends the call with the last one, normally', async () => {
    const { people, callId, bens, cleos, dans } = await running();
    const { ben, cleo, dan } = people;
    await ben.rest.ok('leaveCall', { params: { callId, participantId: bens } });
    await cleo.rest.ok('leaveCall', { params: { callId, participantId: cleos } });
    await dan.rest.ok('leaveCall', { params: { callId, participantId: dans } });
    const { data } = await ben.rest.ok('getCall', { params: { callId } });
    expect(data).toMatchObject({ status: 'ended', endReason: 'normal' });
  });
});

describe('a kick', () => {
  it.each(['the maker of the conversation', 'a moderator', 'an administrator of the server'])(
    'S0-L44 S0-L43 S0-X54 S0-R4 by %s is final',
    async (who) => {
      const { people, callId, cleos } = await running();
      const { ada, ben, cleo, mo } = people;
      const { owner } = server.ready;
      const kickers: Record<string, typeof ada> = {
        'the maker of the conversation': ada,
        'a moderator': mo,
        'an administrator of the server': createPerson(server.url, { ...owner, name: 'owner' }),
      };
      const params = { callId, participantId: cleos };
      await (kickers[who] ?? ada).rest.ok('leaveCall', { params });
      expect(await cleo.socket.waitFor('call:error')).toMatchObject({ callId, code: 'KICKED' });
      const left = await ben.socket.waitFor('call:participant-left');
      expect(left).toMatchObject({ participantId: cleos, totalParticipants: 2 });
      const again = { callId, audioEnabled: true, videoEnabled: true };
      expect(await cleo.socket.refused('call:join', again)).toMatchObject({ code: 'KICKED' });
      expect(await cleo.rest.fails('joinCall', { params, body: again })).toMatchObject({ status: 403 });
    },
  );
});
