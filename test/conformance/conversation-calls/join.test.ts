import { afterAll, describe, expect, it } from 'vitest';
import {
  UNKNOWN_ID,
  beginCall,
  callWith,
  createRest,
  joinCall,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

const withMedia = { audioEnabled: true, videoEnabled: true };

const ringing = async () => {
  const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'], outsiders: ['eve'] });
  const { callId, participantId } = await beginCall(world.people.ada, world.conversationId);
  return { ...world, callId, adasId: participantId, params: { callId } };
};

describe('POST /api/calls/:callId/participants', () => {
  it('S0-R3 S0-L11 S0-L13 S0-L48 S0-E9 brings a callee in by REST and tells the others', async () => {
    const { people, callId, adasId, params } = await ringing();
    const { ada, ben, cleo } = people;
    const body = { audioEnabled: false, videoEnabled: true };
    const { data } = await ben.rest.ok('joinCall', { params, body });
    expect(data).toMatchObject({ callId, mode: 'p2p', status: 'active' });
    expect(data).not.toHaveProperty('mediaServerConfig');
    const bens = { participantId: data.participantId, userId: ben.id, username: 'ben', role: 'participant' };
    expect(data.participants).toMatchObject([
      { participantId: adasId, role: 'initiator', status: 'connected' },
      { ...bens, status: 'connected', joinedAt: data.joinedAt, ...body },
    ]);
    const joined = await ada.socket.waitFor('call:participant-joined');
    expect(joined).toMatchObject({ callId, participant: { ...bens, joinedAt: data.joinedAt }, totalParticipants: 2 });
    await cleo.socket.settle();
    expect(cleo.socket.received('call:participant-joined')).toEqual([]);
  });

  it('S0-X12 S0-X43 S0-E21 refuses a call that is over', async () => {
    const { people, callId, params } = await ringing();
    await people.ada.rest.ok('endCall', { params });
    const error = await people.ben.rest.fails('joinCall', { params, body: withMedia });
    expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    for (const name of ['call:join', 'call:accept']) {
      expect(await people.ben.socket.refused(name, { callId, ...withMedia })).toMatchObject({ code: 'CALL_ENDED' });
      expect(await people.ben.socket.waitFor('call:error')).toMatchObject({ callId, code: 'CALL_ENDED' });
    }
  });

  it('S0-X14 S0-X15 S0-X16 S0-X34 S0-X35 S0-L21 refuses strangers and unknown calls', async () => {
    const { people, callId, params } = await ringing();
    const { eve } = people;
    const nobody = await createRest(server.url).fails('joinCall', { params, body: withMedia });
    expect(nobody).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    const outsider = await eve.rest.fails('joinCall', { params, body: withMedia });
    expect(outsider).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const unknown = await eve.rest.fails('joinCall', { params: { callId: UNKNOWN_ID }, body: withMedia });
    expect(unknown).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    for (const name of ['call:join', 'call:accept']) {
      expect(await eve.socket.refused(name, { callId, ...withMedia })).toMatchObject({ code: 'PERMISSION_DENIED' });
    }
  });

  it('S0-X17 S0-X36 S0-X45 S0-E21 refuses whoever is in the call already', async () => {
    const { people, callId, params } = await ringing();
    const { ada, ben } = people;
    await joinCall(ben, callId);
    const error = await ben.rest.fails('joinCall', { params, body: withMedia });
    expect(error).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await ada.socket.refused('call:join', { callId, ...withMedia })).toMatchObject({
      code: 'ALREADY_PARTICIPANT',
    });
    expect(await ada.socket.waitFor('call:error')).toMatchObject({ callId, code: 'ALREADY_PARTICIPANT' });
  });
});

describe('call:accept', () => {
  it('S0-E5 S0-E7 S0-L11 S0-L41 S0-L42 S0-L32 answers a call; both are told that it started', async () => {
    const { people, callId, adasId, params } = await ringing();
    const { ada, ben, cleo } = people;
    const reply = await ben.socket.ask('call:accept', { callId, audioEnabled: true, videoEnabled: false });
    expect(reply).toMatchObject({ mode: 'p2p', status: 'active' });
    expect(reply.participants).toHaveLength(2);
    for (const { socket } of [ada, ben]) {
      const started = await socket.waitFor('call:started');
      expect(started).toMatchObject({ callId, mode: 'p2p' });
      expect(started.participants.map((one) => one.participantId)).toEqual([adasId, reply.participantId]);
      expect(started).not.toHaveProperty('mediaServerConfig');
    }
    await cleo.socket.settle();
    expect(cleo.socket.received('call:started')).toEqual([]);
    expect((await ada.rest.ok('getCall', { params })).data).toMatchObject({ status: 'active', endedAt: null });
  });
});

describe('call:join', () => {
  it('S0-E8 S0-E7 S0-E9 S0-L48 brings a further participant in', async () => {
    const { people, callId } = await ringing();
    const { ada, ben, cleo } = people;
    await ben.socket.ask('call:accept', { callId, ...withMedia });
    await ada.socket.waitFor('call:started');
    const reply = await cleo.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: false });
    expect(reply.mode).toMatch(/^(p2p|sfu)$/);
    expect(reply.participants).toHaveLength(3);
    const own = await cleo.socket.waitFor('call:started');
    expect(own.participants.map(({ username }) => username)).toEqual(['ada', 'ben', 'cleo']);
    for (const other of [ada, ben]) {
      const joined = await other.socket.waitFor('call:participant-joined', (one) => one.totalParticipants === 3);
      const participant = { participantId: reply.participantId, userId: cleo.id, username: 'cleo' };
      expect(joined).toMatchObject({ callId, participant });
      await other.socket.settle();
      expect(other.socket.received('call:started')).toHaveLength(1);
    }
    expect(cleo.socket.received('call:participant-joined')).toEqual([]);
  });

  it.each([UNKNOWN_ID, 'nonsense'])('S0-X41 S0-E21 does not find the call %s', async (callId) => {
    const { people } = await createWorld({ server, accounts: ['ada'] });
    const { socket } = people.ada;
    for (const name of ['call:join', 'call:accept', 'call:reject', 'call:leave', 'call:signal']) {
      const payload = { callId, ...withMedia, targetParticipantId: UNKNOWN_ID, signal: { type: 'offer', sdp: '' } };
      expect(await socket.refused(name, payload)).toMatchObject({ code: 'CALL_NOT_FOUND' });
      expect(await socket.waitFor('call:error')).toMatchObject({ callId, code: 'CALL_NOT_FOUND' });
    }
  });
});

describe('GET /api/calls/:callId', () => {
  it('S0-R2 S0-L14 S0-L13 S0-L30 tells a participant all about the call', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    const { data } = await ben.rest.ok('getCall', { params: { callId } });
    expect(data).toMatchObject({ callId, conversationId, mode: 'p2p', status: 'active', endedAt: null });
    expect(data.initiator).toEqual({ userId: ada.id, username: 'ada' });
    expect(data.duration).toBe(Math.floor((Date.now() - Date.parse(data.createdAt)) / 1000));
    const [first, second] = data.participants;
    expect(first).toMatchObject({ participantId: seats[0].participantId, userId: ada.id, role: 'initiator' });
    expect(second).toMatchObject({ userId: ben.id, username: 'ben', role: 'participant', status: 'connected' });
    for (const participant of data.participants) expect(participant).not.toHaveProperty('anonymousUserId');
  });

  it('S0-X9 S0-L24 S0-X34 shows it to whoever is rung, and to no other', async () => {
    const { people, callId, params } = await ringing();
    const { ben, cleo, eve } = people;
    expect((await ben.rest.ok('getCall', { params })).data.status).toBe('initiated');
    expect(await eve.rest.fails('getCall', { params })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    await cleo.socket.ask('call:reject', { callId });
    expect(await cleo.rest.fails('getCall', { params })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('S0-X8 S0-X10 asks who you are, and knows no unknown call', async () => {
    const { people } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const unknown = { params: { callId: UNKNOWN_ID } };
    expect(await people.ada.rest.fails('getCall', unknown)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await createRest(server.url).fails('getCall', unknown)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
  });
});
