import { afterAll, describe, expect, it } from 'vitest';
import {
  UNKNOWN_ID,
  beginCall,
  callWith,
  createPerson,
  createRest,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

/** Ben calls Cleo; Ada, who made the conversation, and Mo, who moderates it, are still rung. */
const running = async () => {
  const world = await createWorld({
    server,
    accounts: ['ada', 'ben', 'cleo', 'mo'],
    outsiders: ['eve'],
    roles: { mo: 'moderator' },
  });
  const { ben, cleo } = world.people;
  const { callId } = await callWith(ben, [cleo], world.conversationId);
  return { ...world, callId, params: { callId } };
};

describe('DELETE /api/calls/:callId', () => {
  it('S0-R5 S0-E12 S0-L22 S0-L38 by the initiator ends the call for everybody', async () => {
    const { people, callId, params } = await running();
    const { ben, cleo, mo, eve } = people;
    const { data } = await ben.rest.ok('endCall', { params });
    const { endedAt, duration } = data;
    expect(data).toEqual({ message: 'Call ended successfully', callId, endedAt: expect.any(String), duration });
    for (const { socket } of [ben, cleo, mo]) {
      const ended = await socket.waitFor('call:ended');
      expect(ended).toEqual({ callId, reason: 'normal', endedBy: ben.id, endedAt, duration });
    }
    await eve.socket.settle();
    expect(eve.socket.received('call:ended')).toEqual([]);
  });

  it.each(['the maker of the conversation', 'a moderator', 'an administrator of the server'])(
    'S0-R5 S0-L22 S0-L38 by %s is possible too',
    async (who) => {
      const { people, callId, params } = await running();
      const owner = createPerson(server.url, { ...server.ready.owner, name: 'owner' });
      const enders: Record<string, typeof owner> = {
        'the maker of the conversation': people.ada,
        'a moderator': people.mo,
        'an administrator of the server': owner,
      };
      const ender = enders[who] ?? owner;
      await ender.rest.ok('endCall', { params });
      const ended = await people.cleo.socket.waitFor('call:ended');
      expect(ended).toMatchObject({ callId, reason: 'forced', endedBy: ender.id });
    },
  );

  it('S0-X24 S0-X34 S0-L22 by a plain member or somebody outside is forbidden', async () => {
    const { people, params } = await running();
    for (const { rest } of [people.cleo, people.eve]) {
      expect(await rest.fails('endCall', { params })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
    expect((await people.ben.rest.ok('getCall', { params })).data.status).toBe('active');
  });

  it('S0-X23 S0-X25 S0-X35 asks who you are, and knows no unknown call', async () => {
    const { people, params } = await running();
    expect(await createRest(server.url).fails('endCall', { params })).toMatchObject({
      status: 401,
      code: 'UNAUTHORIZED',
    });
    const unknown = await people.ben.rest.fails('endCall', { params: { callId: UNKNOWN_ID } });
    expect(unknown).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('S0-R5 gives the stored end when the call is over', async () => {
    const { people, params } = await running();
    const first = await people.ben.rest.ok('endCall', { params });
    expect(await people.ada.rest.ok('endCall', { params })).toEqual(first);
    expect(await people.cleo.rest.fails('endCall', { params })).toMatchObject({ status: 403 });
  });
});

describe('what remains of a call', () => {
  it('S0-L30 S0-L25 S0-R2 S0-R6 is its length in seconds, running and over', async () => {
    const { people, conversationId, params } = await running();
    const { ben, cleo } = people;
    const readDuration = async () => (await ben.rest.ok('getCall', { params })).data.duration;
    await expect.poll(readDuration, { timeout: 4000 }).toBe(1);
    const { data } = await ben.rest.ok('endCall', { params });
    expect(data.duration).toBeGreaterThanOrEqual(1);
    expect((await cleo.socket.waitFor('call:ended')).duration).toBe(data.duration);
    const past = (await cleo.rest.ok('getCall', { params })).data;
    expect(past).toMatchObject({ status: 'ended', endedAt: data.endedAt, duration: data.duration });
    expect(Math.floor((Date.parse(data.endedAt) - Date.parse(past.createdAt)) / 1000)).toBe(data.duration);
    for (const participant of past.participants) {
      expect(participant).toMatchObject({ status: 'disconnected', leftAt: data.endedAt });
    }
    const history = await ben.rest.ok('listCalls', { params: { conversationId } });
    expect(history.data.calls).toMatchObject([{ ...params, status: 'ended', duration: data.duration }]);
  });

  it('S0-X43 S0-L43 S0-E21 answers every event with CALL_ENDED', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { callId, participantId } = await beginCall(people.ada, conversationId);
    await people.ada.rest.ok('endCall', { params: { callId } });
    const { socket } = people.ada;
    const messages: Record<string, object> = {
      'call:signal': { targetParticipantId: participantId, signal: { type: 'offer', sdp: '' } },
      'call:media-state-change': { participantId, audioEnabled: true, videoEnabled: true, screenShareEnabled: true },
      'call:mode-switch-ack': { success: true },
      'call:transcription': { text: 'Hi', language: 'en', timestamp: new Date().toISOString(), isFinal: true },
      'call:reject': {},
      'call:leave': { participantId },
    };
    for (const [name, payload] of Object.entries(messages)) {
      expect(await socket.refused(name, { callId, ...payload })).toMatchObject({ code: 'CALL_ENDED' });
      expect(await socket.waitFor('call:error')).toMatchObject({ callId, code: 'CALL_ENDED' });
    }
  });
});
