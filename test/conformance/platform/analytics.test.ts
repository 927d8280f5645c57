import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createCall, joinCall, ownerOf, registerUsers } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const owner = ownerOf(server);
const MINUTE_MS = 60_000;

/** Noon of a day that is over. */
const LONG_AGO = Date.UTC(2026, 0, 14, 12);

/** Moves a call with its people and messages to another moment and gives it a length: what only time could do. */
const movedTo = (callId: string, at: number, lengthMs: number): void => {
  const database = new Database(join(server.dataFolder, 'beckon.db'));
  const until = at + lengthMs;
  database
    .prepare('update calls set created_at = ?, active_at = ?, ended_at = ? where id = ?')
    .run(at, at, until, callId);
  database.prepare('update call_participants set joined_at = ?, left_at = ? where call_id = ?').run(at, until, callId);
  database.prepare('update chat_messages set sent_at = ? where call_id = ?').run(at, callId);
  database.close();
};

const { Ada, Ben, Cleo } = await registerUsers(server.url, ['Ada', 'Ben', 'Cleo']);

/** A call of the past, of this many minutes; Ada makes it, the others join. */
const past = async (at: number, minutes: number, others = [Ben], wish = {}) => {
  const { id } = await createCall(Ada, wish);
  for (const user of others) await joinCall(user, id);
  await Ada.rest.ok('sendChat', { params: { callId: id }, body: { message: 'Hello' } });
  await Ada.rest.ok('endCall', { params: { callId: id } });
  movedTo(id, at, minutes * MINUTE_MS);
};

await past(LONG_AGO, 60);
await past(LONG_AGO + 30 * MINUTE_MS, 60, [Ben, Cleo], { callType: 'audio' });
await past(LONG_AGO + 24 * 60 * MINUTE_MS, 10, []);

describe('GET /api/admin/analytics', () => {
  const read = async (query: Record<string, string>) => (await owner.ok('analytics', { query })).data;

  it('S2-R43 S2-L24 counts what happened between two days, day by day', async () => {
    const data = await read({ startDate: '2026-01-13', endDate: '2026-01-16', granularity: 'day' });
    expect(data).toMatchObject({
      startDate: '2026-01-13T00:00:00.000Z',
      endDate: '2026-01-17T00:00:00.000Z',
      granularity: 'day',
    });
    const at = (day: string, counts: object) => ({ date: `2026-01-${day}T00:00:00.000Z`, newUsers: 0, ...counts });
    const none = { calls: 0, minutes: 0, participants: 0, peak: 0, messages: 0 };
    expect(data.series).toEqual([
      at('13', none),
      at('14', { calls: 2, minutes: 300, participants: 3, peak: 2, messages: 2 }),
      at('15', { calls: 1, minutes: 10, participants: 1, peak: 1, messages: 1 }),
      at('16', none),
    ]);
    expect(data.calls).toMatchObject({
      totalCalls: 3,
      answeredCalls: 3,
      totalMinutes: 130,
      averageDuration: Math.round((130 * 60) / 3),
      longestDuration: 3600,
      peakConcurrentCalls: 2,
      peakConcurrentParticipants: 5,
      averageParticipants: 2,
      callsByType: { video: 2, audio: 1 },
      callsByMode: { sfu: 3 },
    });
  });

  it('S2-R43 S2-L24 knows hours, weeks and months as well, and moments', async () => {
    const hours = await read({
      startDate: '2026-01-14T12:00:00Z',
      endDate: '2026-01-14T15:00:00+01:00',
      granularity: 'hour',
    });
    expect(hours.series.map(({ minutes }) => minutes)).toEqual([210, 90]);
    const weeks = await read({ startDate: '2026-01-12', endDate: '2026-01-18', granularity: 'week' });
    expect(weeks.series).toMatchObject([{ date: '2026-01-12T00:00:00.000Z', calls: 3 }]);
    const months = await read({ startDate: '2026-01-01', endDate: '2026-02-28', granularity: 'month' });
    expect(months.series.map(({ calls }) => calls)).toEqual([3, 0]);
    expect((await read({ startDate: '2025-01-01', endDate: '2025-01-02' })).calls.totalCalls).toBe(0);
  });

  it('S2-R43 S2-L24 is about the last thirty days without words', async () => {
    const data = await read({});
    expect(data).toMatchObject({ granularity: 'day', users: { totalUsers: 4, newUsers: 4 } });
    expect([30, 31]).toContain(data.series.length);
    expect(data.series.at(-1)).toMatchObject({ newUsers: 4 });
  });

  const wrong: Record<string, string>[] = [
    { startDate: 'yesterday' },
    { endDate: '2026-13-01' },
    { granularity: 'minute' },
    { startDate: '2026-02-01', endDate: '2026-01-01' },
    { startDate: '1970-01-01', endDate: '2026-01-01', granularity: 'hour' },
  ];
  it.each(wrong)('S2-R43 S2-L35 refuses %j', async (query) => {
    expect(await owner.fails('analytics', { query })).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
  });
});

describe('the analytics of a period', () => {
  it('S2-R50 S2-L24 counts its calls', async () => {
    const call = await createCall(Ada, { callType: 'audio' });
    const { data } = await owner.ok('callAnalytics', { query: { period: '7d' } });
    expect(data.calls).toMatchObject({ totalCalls: 1, callsByType: { audio: 1 }, callsByEnd: { active: 1 } });
    expect([7, 8]).toContain(data.series.length);
    await Ada.rest.ok('endCall', { params: { callId: call.id } });
    const all = (await owner.ok('callAnalytics', { query: { period: '50y' } })).data;
    expect(all.calls.totalCalls).toBe(4);
    const [from, until] = (await owner.ok('callAnalytics')).data.period.split('/');
    expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(30 * 24 * 60 * MINUTE_MS);
  });

  it('S2-R51 S2-L24 counts its people, and who called most', async () => {
    const { data } = await owner.ok('userAnalytics', { query: { period: '50y' } });
    expect(data.users).toMatchObject({
      totalUsers: 4,
      newUsers: 4,
      suspendedUsers: 0,
      usersByRole: { user: 3, admin: 1 },
    });
    expect(data.users.busiestUsers.slice(0, 3)).toMatchObject([
      { userId: Ada.id, name: 'Ada Lovelace', minutes: 130 },
      { userId: Ben.id, calls: 2, minutes: 120 },
      { userId: Cleo.id, calls: 1, minutes: 60 },
    ]);
  });

  it.each(['callAnalytics', 'userAnalytics'] as const)('S2-L24 S2-L35 %s refuses what is no period', async (route) => {
    for (const period of ['30', 'd', '0d', '-1d', '30x', '99999d', '9999y']) {
      expect(await owner.fails(route, { query: { period } })).toMatchObject({ httpStatus: 400 });
    }
  });
});
