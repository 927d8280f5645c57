import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRest, login } from '#test/support/drivers/platform/index.ts';
import { startByHand } from '#test/support/server/index.ts';

const ada = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', password: 'SecurePass123' };

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-setup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const start = async (folder: string) => {
  const server = await startByHand(folder);
  onTestFinished(server.stop);
  return { ...server, rest: createRest(server.url) };
};

describe('the first start', () => {
  it('shows a link in the terminal by which the administrator is set up, once', async () => {
    const folder = await newFolder();
    const { link, url, token = '', rest, stop } = await start(folder);
    expect(link).toBe(`${url}/setup#${token}`);
    await rest.ok('checkSetup', { body: { token } });

    const weak = await rest.fails('setup', { body: { ...ada, token, password: 'short' } });
    expect(weak).toMatchObject({ httpStatus: 400, errors: [{ field: 'password' }] });
    const { data } = await rest.ok('setup', { body: { ...ada, token } });
    expect(data.user).toMatchObject({ role: 'admin', firstName: 'Ada', email: ada.email, isEmailVerified: false });
    await createRest(url, data.token).ok('dashboard');
    await (await login(url, ada)).ok('listOutbox');

    for (const route of ['checkSetup', 'setup'] as const) {
      const again = await rest.fails(route, { body: { ...ada, email: 'mallory@example.org', token } });
      expect(again).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
    }
    await stop();
    const logs = await readdir(join(folder, 'logs'));
    const text = await Promise.all(logs.map((name) => readFile(join(folder, 'logs', name), 'utf8')));
    expect(text.join('')).not.toContain(token);

    const next = await start(folder);
    expect(next.shown).not.toContain('/setup');
    await login(next.url, ada);
  });

  it('shows another link at every start until one is used; older, expired and wrong ones are worth nothing', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    const { token: older = '' } = first;
    await first.stop();
    const { token = '', rest } = await start(folder);
    expect(token).not.toBe(older);
    for (const wrong of [older, 'nonsense', 'A'.repeat(43)])
      expect(await rest.fails('setup', { body: { ...ada, token: wrong } })).toMatchObject({ httpStatus: 400 });
    await rest.ok('checkSetup', { body: { token } });

    const database = new Database(join(folder, 'beckon.db'));
    database.prepare('update one_time_tokens set expires_at = ?').run(Date.now() - 1);
    database.close();
    expect(await rest.fails('checkSetup', { body: { token } })).toMatchObject({ httpStatus: 400 });
    expect(await rest.fails('setup', { body: { ...ada, token } })).toMatchObject({ httpStatus: 400 });
  });
});
