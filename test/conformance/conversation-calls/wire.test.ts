import { afterAll, describe, expect, it } from 'vitest';
import {
  type CallSocket,
  type RouteName,
  UNKNOWN_ID,
  beginCall,
  callWith,
  conform,
  conformBody,
  createRest,
  errorBody,
  sendRaw,
} from '#test/support/drivers/conversation-calls/index.ts';
import type { RestWire } from '#test/support/drivers/catalog-rest.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const withAda = async () => {
  const world = await createWorld({ server, accounts: ['ada', 'ben'] });
  return { ...world, ...world.people };
};

/** Every route of a person, with ids that look right but name nothing. */
const routesOfPeople: readonly RouteName[] = [
  'getCall',
  'joinCall',
  'leaveCall',
  'endCall',
  'switchMode',
  'listCalls',
  'listTranscriptions',
  'listChat',
];
/** A request that is right in all but its ids. */
const wireWith = (route: RouteName, id: string): RestWire => {
  const params = { callId: id, participantId: id, conversationId: id };
  const reads = route === 'getCall' || route.startsWith('list');
  return reads ? { params } : { params, body: { audioEnabled: true, videoEnabled: true, mode: 'sfu' } };
};

describe('every route about calls', () => {
  it.each(routesOfPeople)('S0-L7 S0-X32 %s refuses malformed ids with 400', async (route) => {
    const { ada } = await withAda();
    for (const id of ['nonsense', 'f'.repeat(23), 'f'.repeat(25), 'g'.repeat(24), '%00']) {
      const error = await ada.rest.fails(route, wireWith(route, id));
      expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    }
  });

  it.each(routesOfPeople)('S0-X35 %s does not find unknown ids', async (route) => {
    const { ada } = await withAda();
    const error = await ada.rest.fails(route, wireWith(route, UNKNOWN_ID));
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it.each(['initiateCall', ...routesOfPeople] as const)(
    'S0-X33 S0-L2 S0-L5 %s asks for the token of a person',
    async (route) => {
      for (const token of [undefined, 'x.y.z', 'nonsense', server.ready.mediaSecret]) {
        const error = await createRest(url, token).fails(route, wireWith(route, UNKNOWN_ID));
        expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
      }
    },
  );

  it('S0-L2 S0-X33 takes the token from nowhere but the headers', async () => {
    const { ada } = await withAda();
    const path = `/api/calls/${UNKNOWN_ID}`;
    expect((await sendRaw(url, { method: 'GET', path: `${path}?token=${ada.token}` })).status).toBe(401);
    const headers = { authorization: `Basic ${ada.token}` };
    expect((await sendRaw(url, { method: 'GET', path, headers })).status).toBe(401);
    const other = await sendRaw(url, { method: 'GET', path, headers: { 'x-auth-token': ada.token } });
    expect(other.status).toBe(404);
  });
});

describe('answers', () => {
  it('S0-L6 S0-L1 S0-L2 have one envelope each for success and failure', async () => {
    const { ada, conversationId } = await withAda();
    const request = { method: 'POST', path: '/api/calls', token: ada.token };
    const made = await sendRaw(url, { ...request, body: { conversationId, type: 'video' } });
    expect(made.status).toBe(201);
    // These paths are shared with another API, whose three fields stand beside the two of this one.
    const fields = ['data', 'message', 'status', 'success', 'timestamp'];
    expect(Object.keys(Object(made.body)).toSorted()).toEqual(fields);
    conformBody('initiateCall', made.body);
    const again = await sendRaw(url, { ...request, body: { conversationId, type: 'video' } });
    expect(again.status).toBe(409);
    const error = conform(errorBody, again.body, 'the error');
    expect(error).toMatchObject({ success: false, errorCode: 'CONFLICT', error: { code: 'CONFLICT' } });
    expect(again.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it.each([
    ['broken JSON', '{"conversationId":', 'application/json'],
    ['no JSON', 'conversationId=1', 'application/x-www-form-urlencoded'],
    ['a number', '7', 'application/json'],
  ])('S0-L2 S0-X32 S0-X1 refuse %s with the same envelope', async (_what, text, type) => {
    const { ada } = await withAda();
    const headers = { 'content-type': type };
    const answer = await sendRaw(url, { method: 'POST', path: '/api/calls', token: ada.token, body: text, headers });
    expect(answer.status).toBe(400);
    expect(conform(errorBody, answer.body, 'the error').error.code).toBe('INVALID_REQUEST');
  });

  it('S0-L31 write every moment in ISO 8601 with milliseconds, in UTC', async () => {
    const { ada, ben, conversationId } = await withAda();
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    const spoken = { text: 'Hello', language: 'en', timestamp: '2025-10-28T10:35:12Z', isFinal: true };
    await ada.socket.ask('call:transcription', { callId, ...spoken });
    await ben.socket.waitFor('call:transcription');
    await ada.rest.ok('switchMode', { params: { callId }, body: { mode: 'sfu' } });
    const running = await ada.rest.ok('getCall', { params: { callId } });
    const participantId = seats[1]?.participantId ?? '';
    const left = await ben.rest.ok('leaveCall', { params: { callId, participantId } });
    await ada.socket.waitFor('call:participant-left');
    const ended = await ada.rest.ok('endCall', { params: { callId } });
    const past = await ada.rest.ok('getCall', { params: { callId } });
    const history = await ada.rest.ok('listCalls', { params: { conversationId } });
    const events = [...ada.socket.names(), ...ben.socket.names()].filter((name) => name.startsWith('call:'));
    const told = ['call:incoming', 'call:started', 'call:mode-switch', 'call:transcription', 'call:participant-left'];
    expect(events).toEqual(expect.arrayContaining(told));
    const everything = [running, left, ended, past, history, ...momentsHeard(ada.socket), ...momentsHeard(ben.socket)];
    const moments = momentsIn(everything);
    expect(moments.length).toBeGreaterThan(20);
    for (const moment of moments) expect(moment).toMatch(MOMENT);
  });
});

const momentsHeard = (socket: CallSocket): unknown[] =>
  (['call:incoming', 'call:started', 'call:participant-joined', 'call:participant-left', 'call:mode-switch'] as const)
    .flatMap((name) => socket.received(name) as unknown[])
    .concat(socket.received('call:transcription'), socket.received('call:ended'));

/** Every value whose name says that it is a moment. */
const momentsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isMoment = /(At|Deadline|timestamp)$/.test(key) && typeof inner === 'string';
    return isMoment ? [inner] : momentsIn(inner);
  });
};

describe('another version', () => {
  it.each(['/api/v2/calls', `/api/v2/calls/${UNKNOWN_ID}`, '/api/v3/conversations'])(
    'S0-L51 of the REST API, %s, is free and says so',
    async (path) => {
      const { ada } = await withAda();
      for (const method of ['GET', 'POST']) {
        const answer = await sendRaw(url, { method, path, token: ada.token });
        expect(answer.status).toBe(404);
        const { error } = conform(errorBody, answer.body, 'the error');
        expect(error).toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/version/i) });
      }
    },
  );

  it('S0-L51 v1 is implicit: /api/calls is this API', async () => {
    const { ada, conversationId } = await withAda();
    const { callId } = await beginCall(ada, conversationId);
    const answer = await sendRaw(url, { method: 'GET', path: `/api/calls/${callId}`, token: ada.token });
    expect(conformBody('getCall', answer.body).data.callId).toBe(callId);
  });

  it('S0-L52 of the events, call:v2:*, is reserved and says so', async () => {
    const { ada, conversationId } = await withAda();
    const payload = { conversationId, type: 'video' };
    const error = await ada.socket.refused('call:v2:initiate', payload);
    expect(error.message).toMatch(/version/i);
    ada.socket.emit('call:v2:initiate', payload);
    expect((await ada.socket.waitFor('call:error')).message).toMatch(/version/i);
    await beginCall(ada, conversationId);
  });
});

describe('unknown fields', () => {
  it('S0-L54 are ignored, by REST and by socket', async () => {
    const { ada, ben, conversationId } = await withAda();
    const future = { invention: { of: 2030 }, participants: 'all' };
    const settings = { audioEnabled: false, hologram: true };
    const begin = { body: { conversationId, type: 'video', settings, ...future } };
    const { data } = await ada.rest.ok('initiateCall', begin);
    const { callId } = data;
    const join = { callId, audioEnabled: true, videoEnabled: true, ...future };
    await ben.socket.ask('call:accept', join);
    const query = { limit: 5, invention: 'yes' };
    await ada.rest.ok('listCalls', { params: { conversationId }, query });
    await ada.rest.ok('switchMode', { params: { callId }, body: { mode: 'p2p', ...future } });
    expect((await ada.rest.ok('getCall', { params: { callId } })).data.participants).toHaveLength(2);
  });
});

describe('an acknowledgement', () => {
  it('S0-L41 S0-L1 is {success, data} or {success, error}, and comes whether or not the document speaks of it', async () => {
    const { ada, ben, conversationId } = await withAda();
    const { raw } = ada.socket;
    const begun: unknown = await raw.emitWithAck('call:initiate', { conversationId, type: 'video' });
    expect(begun).toEqual({ success: true, data: expect.objectContaining({ mode: 'p2p' }) });
    const { callId } = Object(Reflect.get(Object(begun), 'data')) as { callId: string };
    const rejected: unknown = await ben.socket.raw.emitWithAck('call:reject', { callId });
    expect(rejected).toEqual({ success: true, data: {} });
    const late: unknown = await raw.emitWithAck('call:leave', { callId });
    const error = { code: 'CALL_ENDED', message: expect.any(String) };
    expect(late).toEqual({ success: false, error });
  });

  it('S0-E21 S0-L41 is not needed to be told of a failure, once', async () => {
    const { ada } = await withAda();
    ada.socket.emit('call:join', { callId: UNKNOWN_ID, audioEnabled: true, videoEnabled: true });
    const error = await ada.socket.waitFor('call:error');
    expect(error).toEqual({ callId: UNKNOWN_ID, code: 'CALL_NOT_FOUND', message: expect.any(String) });
    await ada.socket.settle();
    expect(ada.socket.received('call:error')).toHaveLength(1);
  });
});
