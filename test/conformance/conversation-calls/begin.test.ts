import { afterAll, describe, expect, it } from 'vitest';
import { UNKNOWN_ID, beginCall, createRest } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

const HOUR_MS = 3_600_000;
const RING_MS = 60_000;
const media = (audioEnabled: boolean, videoEnabled: boolean, screenShareEnabled: boolean) => ({
  audioEnabled,
  videoEnabled,
  screenShareEnabled,
});

describe('POST /api/calls', () => {
  it('S0-R1 S0-L7 S0-L9 S0-L10 S0-L11 S0-L12 S0-L14 S0-L15 S0-L16 begins a call with its initiator in it', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada } = people;
    const { data } = await ada.rest.ok('initiateCall', { body: { conversationId, type: 'video' } });
    expect(data).toMatchObject({
      callId: expect.stringMatching(/^[0-9a-f]{24}$/),
      conversationId,
      mode: 'p2p',
      status: 'initiated',
      initiator: { userId: ada.id, username: 'ada' },
    });
    const participant = { userId: ada.id, username: 'ada', role: 'initiator', status: 'connected' };
    const participantId = expect.stringMatching(/^[0-9a-f]{24}$/);
    expect(data.participants).toEqual([
      { participantId, ...participant, joinedAt: data.createdAt, ...media(true, true, false) },
    ]);
    expect(Date.parse(data.expiresAt) - Date.parse(data.createdAt)).toBe(HOUR_MS);
  });

  it.each([
    ['audio', undefined, media(true, false, false)],
    ['video', {}, media(true, true, false)],
    ['video', { audioEnabled: false }, media(false, true, false)],
    ['video', media(false, false, true), media(false, false, true)],
  ])('S0-L8 S0-L9 begins an %s call with settings %j as %j', async (type, settings, expected) => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const { data } = await people.ada.rest.ok('initiateCall', { body: { conversationId, type, settings } });
    expect(data.type).toBe(type);
    expect(data.participants[0]).toMatchObject(expected);
  });

  it.each([
    ['a malformed conversation', { conversationId: 'nonsense', type: 'video' }],
    ['no conversation', { type: 'video' }],
    ['no type', { conversationId: UNKNOWN_ID }],
    ['an unknown type', { conversationId: UNKNOWN_ID, type: 'hologram' }],
    ['settings of a wrong kind', { conversationId: UNKNOWN_ID, type: 'video', settings: { audioEnabled: 'yes' } }],
    ['a list', []],
    ['no body', undefined],
  ])('S0-X1 S0-X32 S0-L7 S0-L8 refuses %s with 400', async (_what, body) => {
    const { people } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const error = await people.ada.rest.fails('initiateCall', { body });
    expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST', details: { issues: expect.any(Array) } });
  });

  it('S0-X2 S0-L21 refuses somebody outside with 400', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], outsiders: ['eve'] });
    const error = await people.eve.rest.fails('initiateCall', { body: { conversationId, type: 'video' } });
    expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(error.message).toMatch(/member/);
  });

  it.each(['public', 'global'] as const)('S0-X4 S0-X37 S0-L19 refuses a %s conversation', async (type) => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], type });
    const error = await people.ada.rest.fails('initiateCall', { body: { conversationId, type: 'video' } });
    expect(error).toMatchObject({ status: 403, code: 'INVALID_CONVERSATION_TYPE' });
    expect(await people.ada.socket.refused('call:initiate', { conversationId, type: 'video' })).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it.each(['direct', 'group'] as const)('S0-L19 lets a %s conversation call', async (type) => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], type });
    await people.ada.rest.ok('initiateCall', { body: { conversationId, type: 'video' } });
    await people.ben.socket.waitFor('call:incoming', (call) => call.conversationId === conversationId);
  });

  it('S0-X5 S0-X35 does not find an unknown conversation', async () => {
    const { people } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const error = await people.ada.rest.fails('initiateCall', { body: { conversationId: UNKNOWN_ID, type: 'video' } });
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('S0-X3 S0-X33 asks who you are', async () => {
    const error = await createRest(server.url).fails('initiateCall', {
      body: { conversationId: UNKNOWN_ID, type: 'video' },
    });
    expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
  });
});

describe('one active call per conversation', () => {
  it('S0-X6 S0-X36 S0-X42 S0-L18 S0-L42 S0-E21 refuses the second by REST and by socket', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId } = await beginCall(ada, conversationId);
    const body = { conversationId, type: 'video' };
    const byRest = await ben.rest.fails('initiateCall', { body });
    expect(byRest).toMatchObject({ status: 409, code: 'CONFLICT', details: { callId } });
    const bySocket = await ben.socket.refused('call:initiate', body);
    expect(bySocket).toMatchObject({ code: 'CALL_ALREADY_ACTIVE', details: { callId } });
    expect(await ben.socket.waitFor('call:error')).toMatchObject({ code: 'CALL_ALREADY_ACTIVE' });
    await ada.rest.ok('endCall', { params: { callId } });
    expect((await beginCall(ben, conversationId)).callId).not.toBe(callId);
  });

  it('S0-L18 lets one of many win who begin at the same time', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const body = { conversationId, type: 'audio' };
    const everybody = Object.values(people).flatMap(({ rest }) => [rest, rest]);
    const answers = await Promise.all(everybody.map((rest) => rest.send('initiateCall', { body })));
    expect(Object.groupBy(answers, ({ status }) => status)).toMatchObject({ 201: { length: 1 }, 409: { length: 5 } });
  });
});

describe('call:initiate', () => {
  it('S0-E3 S0-L41 S0-L42 does the same as POST /api/calls', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const seat = await ada.socket.ask('call:initiate', {
      conversationId,
      type: 'audio',
      settings: { audioEnabled: false },
    });
    expect(seat).toMatchObject({ mode: 'p2p', status: 'initiated' });
    const { data } = await ada.rest.ok('getCall', { params: { callId: seat.callId } });
    expect(data).toMatchObject({ status: 'initiated', initiator: { userId: ada.id } });
    expect(data.participants[0]).toMatchObject({
      role: 'initiator',
      status: 'connected',
      ...media(false, false, false),
    });
    expect(await ben.socket.waitFor('call:incoming')).toMatchObject({ callId: seat.callId, type: 'audio' });
  });

  it.each([
    ['S0-X41', { conversationId: UNKNOWN_ID, type: 'video' }, 'CALL_NOT_FOUND'],
    ['S0-X41', { conversationId: 'nonsense', type: 'video' }, 'CALL_NOT_FOUND'],
    ['S0-X47', { conversationId: UNKNOWN_ID, type: 'hologram' }, 'INVALID_MODE'],
  ])('%s S0-E21 refuses %j as %s', async (_id, payload, code) => {
    const { people } = await createWorld({ server, accounts: ['ada'] });
    expect(await people.ada.socket.refused('call:initiate', payload)).toMatchObject({ code });
    people.ada.socket.emit('call:initiate', payload);
    await people.ada.socket.waitFor('call:error', (error) => error.code === code);
  });

  it('S0-L21 S0-X53 refuses somebody outside', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], outsiders: ['eve'] });
    const error = await people.eve.socket.refused('call:initiate', { conversationId, type: 'video' });
    expect(error).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

describe('call:incoming', () => {
  it('S0-E4 S0-R1 S0-L17 S0-L21 rings every other member and nobody else', async () => {
    const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'], outsiders: ['eve'] });
    const { ada, ben, cleo, eve } = world.people;
    const { conversationId } = world;
    const { data } = await ada.rest.ok('initiateCall', { body: { conversationId, type: 'video' } });
    for (const member of [ben, cleo]) {
      const ring = await member.socket.waitFor('call:incoming');
      const caller = { userId: ada.id, username: 'ada' };
      const expiresAt = new Date(Date.parse(data.createdAt) + RING_MS).toISOString();
      expect(ring).toEqual({ callId: data.callId, conversationId, type: 'video', caller, expiresAt });
    }
    for (const other of [ada, eve]) {
      await other.socket.settle();
      expect(other.socket.received('call:incoming')).toEqual([]);
    }
  });
});
