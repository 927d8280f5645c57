import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createCall,
  createRest,
  joinCall,
  ownerOf,
  registerStaff,
  registerUser,
  registerUsers,
} from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer({ env: { BECKON_LOG_LEVEL: 'debug' } });
afterAll(() => server.close());
const owner = ownerOf(server);
const nobody = createRest(server.url);
const DAY_MS = 24 * 3_600_000;

/** Something that only time could bring about. */
const inDatabase = (change: (database: Database.Database) => void): void => {
  const database = new Database(join(server.dataFolder, 'beckon.db'));
  change(database);
  database.close();
};

describe('GET /api/admin/dashboard', () => {
  it('S2-R42 counts what goes on and what there is', async () => {
    const before = (await owner.ok('dashboard')).data;
    const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
    const call = await createCall(Ada, { title: 'On the board' });
    await joinCall(Ben, call.id);
    await Ada.connect();
    const { data } = await owner.ok('dashboard');
    expect(data.current.activeCalls).toBe(before.current.activeCalls + 1);
    expect(data.current.participants).toBe(before.current.participants + 2);
    expect(data.current.connections).toBe(before.current.connections + 1);
    expect(data.users.totalUsers).toBe(before.users.totalUsers + 2);
    expect(data.users.newUsers).toBe(before.users.newUsers + 2);
    expect(data.today.totalCalls).toBe(before.today.totalCalls + 1);
    expect(data.waitingMails).toBe(before.waitingMails + 2);
    expect(data.recentCalls[0]).toMatchObject({ id: call.id, title: 'On the board' });
  });
});

describe('GET /api/admin/system/stats', () => {
  it('S2-R57 counts rows, bytes and what the process uses', async () => {
    const before = (await owner.ok('systemStats')).data;
    await registerUser(server.url);
    const { data } = await owner.ok('systemStats');
    expect(data.stored.accounts).toBe((before.stored.accounts ?? Number.NaN) + 1);
    expect(data.stored.mails).toBe((before.stored.mails ?? Number.NaN) + 1);
    expect(data.databaseSize).toBeGreaterThan(100_000);
    expect(data.process).toMatchObject({ memory: { rss: expect.any(Number) } });
  });
});

describe('GET /api/admin/system/logs', () => {
  it('S2-R58 S2-L25 reads the newest lines of one level', async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => nobody.send('login', { body: { email: 'a@b.cd', password: 'x' } })),
    );
    const newest = async (query: Record<string, string | number>) => (await owner.ok('systemLogs', { query })).data;
    await expect
      .poll(() => newest({ level: 'info', limit: 3, search: 'auth.login' }))
      .toMatchObject({
        count: 3,
        logs: [{ level: 'info', operation: 'auth.login', code: 'CREDENTIALS_WRONG' }, {}, {}],
      });
    const { logs, count } = await newest({ level: 'debug', limit: 1000 });
    expect(count).toBe(logs.length);
    expect(new Set(logs.map(({ level }) => level))).toEqual(new Set(['debug']));
    const times = logs.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted().toReversed());
    await Promise.all(Array.from({ length: 60 }, () => nobody.ok('live')));
    await expect.poll(async () => (await newest({})).count).toBe(100);
    expect((await newest({ search: 'nobody ever wrote this' })).count).toBe(0);
  });

  it('S2-R58 S2-L7 has no token and no password in it', async () => {
    const user = await registerUser(server.url, { password: 'VerySecretIndeed1' });
    await nobody.send('login', { body: { email: user.email, password: 'AlsoVerySecret2' } });
    const { data } = await owner.ok('systemLogs', { query: { limit: 1000 } });
    const text = JSON.stringify(data);
    for (const secret of ['VerySecretIndeed1', 'AlsoVerySecret2', user.token, server.ready.mediaSecret])
      expect(text).not.toContain(secret);
  });

  const wrong: Record<string, string | number>[] = [{ level: 'loud' }, { limit: 0 }, { limit: 'all' }];
  it.each(wrong)('S2-R58 S2-L35 refuses %j', async (query) => {
    expect(await owner.fails('systemLogs', { query })).toMatchObject({ httpStatus: 400 });
  });
});

describe('POST /api/admin/system/cleanup', () => {
  it('S2-R59 only counts when it is told so, then removes what is of no use any more, and nothing else', async () => {
    const [old, kept] = [await registerUser(server.url), await registerUser(server.url)];
    await old.rest.ok('logout');
    inDatabase((database) =>
      database.prepare('update sign_ins set revoked_at = ? where account_id = ?').run(Date.now() - 30 * DAY_MS, old.id),
    );
    const dry = (await owner.ok('systemCleanup', { body: { dryRun: true } })).data;
    expect(dry).toMatchObject({ dryRun: true, removed: { signIns: 1 }, total: 1 });
    expect((await owner.ok('systemCleanup', { query: { dryRun: true }, body: {} })).data).toEqual(dry);
    expect((await owner.ok('systemCleanup')).data).toEqual({ ...dry, dryRun: false });
    expect((await owner.ok('systemCleanup')).data.total).toBe(0);
    await kept.rest.ok('getProfile');
  });
});

describe('POST /api/admin/system/backup', () => {
  it('S2-R60 copies all that is stored to a file of its own, which only its owner may read, and lists it', async () => {
    const { Ada } = await registerUsers(server.url, ['Ada']);
    const { data } = await owner.ok('systemBackup');
    const { backup } = data;
    expect(statSync(backup.file)).toMatchObject({ size: backup.size });
    if (process.platform !== 'win32') expect(statSync(backup.file).mode & 0o077).toBe(0);
    const copy = new Database(backup.file, { readonly: true });
    expect(copy.prepare('select name from accounts where id = ?').get(Ada.id)).toEqual({ name: 'Ada Lovelace' });
    copy.close();
    const later = (await owner.ok('systemBackup')).data.backup;
    const { backups, count } = (await owner.ok('listBackups')).data;
    expect(count).toBe(2);
    expect(backups).toEqual([later, backup]);
  });
});

describe('GET /api/admin/system/health', () => {
  it('S2-R61 shows all checks with what they found', async () => {
    const { data } = await owner.ok('systemHealth');
    expect(data).toMatchObject({
      status: 'healthy',
      uptime: expect.any(Number),
      checks: { database: { status: 'healthy' }, disk: { data: { freeMb: expect.any(Number) } } },
      summary: { total: 6, unhealthy: 0 },
    });
  });
});

describe('the audit trail', () => {
  it('S2-L26 tells who did what to whom, from where and how it ended', async () => {
    const mod = await registerStaff(server, 'moderator', { firstName: 'Mod' });
    const ada = await registerUser(server.url);
    const params = { userId: ada.id };
    await mod.rest.ok('suspendUser', { params, body: { reason: 'Spam' } });
    await mod.rest.fails('updateUser', { params: { userId: server.ready.owner.id }, body: { firstName: 'Mallory' } });
    const { data } = await owner.ok('listAudit', { query: { limit: 2 } });
    const actor = { id: mod.id, name: 'Mod Lovelace' };
    expect(data.entries).toMatchObject([
      { actor, action: 'updateAccount', target: server.ready.owner.id, outcome: 'FORBIDDEN', address: '127.0.0.1' },
      { actor, action: 'suspendAccount', target: ada.id, outcome: 'done', details: { reason: 'Spam' } },
    ]);
    await mod.rest.fails('deleteUser', { params });
    await ada.rest.fails('deleteUser', { params });
    await expect
      .poll(async () => (await owner.ok('listAudit', { query: { limit: 1 } })).data.entries)
      .toMatchObject([{ actor, action: 'deleteAccount', target: ada.id, outcome: 'FORBIDDEN' }]);
    const filtered = await owner.ok('listAudit', { query: { action: 'suspendAccount' } });
    expect(new Set(filtered.data.entries.map(({ action }) => action))).toEqual(new Set(['suspendAccount']));
  });
});

describe('a server whose database fails', () => {
  it('S2-X7 S2-X16 S2-L3 answers 500 in the envelope, tells nothing of its inside, and lives', async () => {
    const ada = await registerUser(server.url);
    inDatabase((database) => {
      database.pragma('foreign_keys = off');
      database.exec('alter table contacts rename to contacts_gone');
    });
    for (const [route, body] of [
      ['listContacts', undefined],
      ['addContact', { contactUserId: server.ready.owner.id }],
    ] as const) {
      const error = await ada.rest.fails(route, { body });
      expect(error).toMatchObject({ httpStatus: 500, errorCode: 'INTERNAL_SERVER_ERROR', errors: [] });
      expect(JSON.stringify(error)).not.toMatch(/contacts_gone|no such table|SQLITE/i);
    }
    await ada.rest.ok('getProfile');
    await expect
      .poll(async () => (await owner.ok('systemLogs', { query: { level: 'error' } })).data.logs)
      .toContainEqual(expect.objectContaining({ level: 'error', operation: 'contact.list' }));
  });
});

describe('the log files', () => {
  it('S2-R58 are JSON lines', () => {
    const folder = join(server.dataFolder, 'logs');
    const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const lines = text.join('').split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(100);
    expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow();
  });
});
