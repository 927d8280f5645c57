import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRest, login } from '#test/support/drivers/platform/index.ts';

const CLI = resolve(import.meta.dirname, '../../../src-main/server/cli.ts');
const LINK = /(http:\/\/127\.0\.0\.1:\d+)\/setup#([\w-]{43})\n/;
const LIMIT_MS = 40_000;

const ada = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', password: 'SecurePass123' };

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-setup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** Starts the server as a person would, and reads what the terminal shows. */
const startByHand = async (folder: string) => {
  const args = ['--no-tls', '--bind', '127.0.0.1', '--port', '0', '--rate-limits', 'off', '--data', folder];
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  onTestFinished(stop);
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  await expect.poll(() => shown, { timeout: LIMIT_MS }).toMatch(/Beckon is ready.*\n[^]*\n$/);
  const url = /Open (http:\S+)/.exec(shown)?.[1] ?? '';
  return { shown, url, token: LINK.exec(shown)?.[2], rest: createRest(url), stop };
};

describe('the first start', () => {
  it('shows a link in the terminal by which the administrator is set up, once', async () => {
    const folder = await newFolder();
    const { shown, url, token = '', rest, stop } = await startByHand(folder);
    expect(LINK.exec(shown)?.[1]).toBe(url);
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

    const next = await startByHand(folder);
    expect(next.shown).not.toContain('/setup');
    await login(next.url, ada);
  });

  it('shows another link at every start until one is used; older, expired and wrong ones are worth nothing', async () => {
    const folder = await newFolder();
    const first = await startByHand(folder);
    const { token: older = '' } = first;
    await first.stop();
    const { token = '', rest } = await startByHand(folder);
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
