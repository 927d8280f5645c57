import { afterAll, describe, expect, it } from 'vitest';
import {
  type Person,
  UNKNOWN_ID,
  beginCall,
  callWith,
  createRest,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

/** So many calls that are over, in the order in which they began. */
const pastCalls = async (person: Person, conversationId: string, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { data } = await person.rest.ok('initiateCall', { body: { conversationId, type: 'audio' } });
    await person.rest.ok('endCall', { params: { callId: data.callId } });
    ids.push(data.callId);
  }
  return ids;
};

describe('GET /api/conversations/:conversationId/calls', () => {
  it('S0-R6 S0-L25 S0-L30 lists running and past calls, the newest first', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const first = await callWith(ada, [ben], conversationId);
    await ada.rest.ok('endCall', { params: { callId: first.callId } });
    const second = await callWith(ben, [ada], conversationId);
    const { data } = await ben.rest.ok('listCalls', { params: { conversationId } });
    expect(data).toMatchObject({ total: 2, limit: 20, offset: 0 });
    const [newest, oldest] = data.calls;
    const facts = { mode: 'p2p', participantCount: 2, duration: 0, createdAt: expect.stringMatching(/Z$/) };
    expect(newest).toMatchObject({ ...facts, callId: second.callId, status: 'active', endedAt: null });
    expect(oldest).toMatchObject({ ...facts, callId: first.callId, status: 'ended', endedAt: expect.any(String) });
  });

  it('S0-L26 S0-L27 S0-L28 pages: 20 by default, never more than 100, and total counts them all', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const { ada } = people;
    const newestFirst = (await pastCalls(ada, conversationId, 103)).toReversed();
    const read = async (query: Record<string, string | number>) => {
      const { data } = await ada.rest.ok('listCalls', { params: { conversationId }, query });
      expect(data.total).toBe(103);
      return { ...data, ids: data.calls.map(({ callId }) => callId) };
    };
    expect(await read({})).toMatchObject({ limit: 20, offset: 0, ids: newestFirst.slice(0, 20) });
    expect(await read({ limit: 5, offset: 10 })).toMatchObject({
      limit: 5,
      offset: 10,
      ids: newestFirst.slice(10, 15),
    });
    expect(await read({ limit: 1000 })).toMatchObject({ limit: 100, ids: newestFirst.slice(0, 100) });
    expect(await read({ offset: 100 })).toMatchObject({ offset: 100, ids: newestFirst.slice(100) });
    expect(await read({ offset: 5000 })).toMatchObject({ offset: 5000, ids: [] });
  });

  it('S0-L29 S0-L28 filters by status', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const past = await pastCalls(ada, conversationId, 2);
    const { callId } = await callWith(ada, [ben], conversationId);
    const idsOf = async (status: string) => {
      const { data } = await ada.rest.ok('listCalls', { params: { conversationId }, query: { status, limit: 1 } });
      return { total: data.total, ids: data.calls.map((call) => call.callId) };
    };
    expect(await idsOf('active')).toEqual({ total: 1, ids: [callId] });
    expect(await idsOf('ended')).toEqual({ total: 2, ids: [past[1]] });
  });

  it.each<Record<string, string | number>>([
    { limit: 'many' },
    { limit: 0 },
    { limit: -1 },
    { limit: 1.5 },
    { offset: -1 },
    { offset: 'x' },
    { status: 'initiated' },
    { status: '' },
  ])('S0-X32 S0-L29 refuses %j', async (query) => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const error = await people.ada.rest.fails('listCalls', { params: { conversationId }, query });
    expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  });

  it('S0-X33 S0-X34 S0-X35 S0-L7 is for members of a known conversation', async () => {
    const world = await createWorld({ server, accounts: ['ada'], outsiders: ['eve'], offline: ['ada', 'eve'] });
    const { conversationId } = world;
    const { rest } = world.people.eve;
    const params = { conversationId };
    expect(await rest.fails('listCalls', { params })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const unknown = { params: { conversationId: UNKNOWN_ID } };
    expect(await rest.fails('listCalls', unknown)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const malformed = { params: { conversationId: 'nonsense' } };
    expect(await rest.fails('listCalls', malformed)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(await createRest(server.url).fails('listCalls', { params })).toMatchObject({ status: 401 });
  });
});

describe('GET /api/me/calls', () => {
  it('S0-R6 finds the calls that fit, newest first, and total counts them', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const [first] = await pastCalls(ada, conversationId, 1);
    const begun = (await ada.rest.ok('getCall', { params: { callId: first ?? '' } })).data.createdAt;
    const second = await callWith(ben, [ada], conversationId);
    const find = async (query: Record<string, string | number>) => {
      const { data } = await ada.rest.ok('listMyCalls', { query });
      expect(data.total).toBe(data.calls.length);
      return data.calls.map(({ callId }) => callId);
    };
    expect(await find({})).toEqual([second.callId, first]);
    expect(await find({ status: 'ended' })).toEqual([first]);
    expect(await find({ status: 'active', type: 'video' })).toEqual([second.callId]);
    expect(await find({ type: 'audio' })).toEqual([first]);
    expect(await find({ initiatedByMe: 'true' })).toEqual([first]);
    expect(await find({ initiatedByMe: 'false', outcome: 'answered' })).toEqual([second.callId]);
    expect(await find({ outcome: 'missed' })).toEqual([]);
    expect(await find({ search: 'BEN' })).toEqual([second.callId, first]);
    expect(await find({ search: 'nobody at all' })).toEqual([]);
    expect(await find({ to: begun })).toEqual([]);
    expect(await find({ from: begun, status: 'ended' })).toEqual([first]);
    const { data } = await ada.rest.ok('listMyCalls', { query: { limit: 1 } });
    expect(data).toMatchObject({ total: 2, limit: 1, calls: [{ callId: second.callId }] });
  });

  it.each<Record<string, string>>([
    { status: 'initiated' },
    { type: 'text' },
    { outcome: 'invited' },
    { initiatedByMe: 'maybe' },
    { from: 'yesterday' },
    { to: '2026-13-01T00:00:00.000Z' },
    { search: 'x'.repeat(101) },
  ])('S0-X32 refuses %j', async (query) => {
    const { people } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const error = await people.ada.rest.fails('listMyCalls', { query });
    expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  });
});

describe('the history', () => {
  it('S0-L25 S0-R2 S0-R6 is the same after a restart, and live calls go on', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const past = await callWith(ada, [ben], conversationId);
    await ada.rest.ok('endCall', { params: { callId: past.callId } });
    const before = (await ben.rest.ok('getCall', { params: { callId: past.callId } })).data;
    const { callId } = await beginCall(ada, conversationId);
    await server.stop();
    await server.start();
    expect((await ben.rest.ok('getCall', { params: { callId: past.callId } })).data).toEqual(before);
    const { calls } = (await ada.rest.ok('listCalls', { params: { conversationId } })).data;
    expect(calls.map((call) => [call.callId, call.status])).toEqual([
      [callId, 'initiated'],
      [past.callId, 'ended'],
    ]);
  });
});
