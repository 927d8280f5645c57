import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { runToEnd, startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const quiet = ['--json', '--no-tls', '--bind', '127.0.0.1'];

it('the ready line has all that programs need', () => {
  expect(server.ready).toEqual({
    event: 'ready',
    url: server.url,
    port: Number(new URL(server.url).port),
    fingerprint: null,
    pid: expect.any(Number),
    owner: {
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      email: expect.stringContaining('@'),
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    },
    mediaSecret: expect.stringMatching(/^\S{20,}$/),
    mediaIp: '127.0.0.1',
  });
});

describe('a server that cannot start says why in one line', () => {
  it('when another one has the data folder', async () => {
    const { dataFolder, ready } = server;
    const { code, stdout, said } = await runToEnd([...quiet, '--port', '0', '--data', dataFolder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(said).toEqual([expect.stringContaining(`pid ${ready.pid}`)]);
    expect(said[0]).toContain(dataFolder);
  });

  it('when the port is taken', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beckon-program-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const port = String(server.ready.port);
    const { code, stdout, said } = await runToEnd([...quiet, '--port', port, '--data', folder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(said).toEqual([expect.stringContaining(port)]);
  });

  it.each([
    ['--port', 'eighty'],
    ['--unknown', ''],
    ['--rate-limits', 'perhaps'],
  ])('and ends with code 2 for %s %s', async (...args) => {
    const { code, stdout, said } = await runToEnd(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(args[0]);
  });

  it('when the database is newer than the program, which it leaves as it is', async () => {
    const { dataFolder } = server;
    await server.stop();
    const file = join(dataFolder, 'beckon.db');
    const database = new Database(file);
    database.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999-future', 'then');
    database.close();
    const { code, stdout, said } = await runToEnd([...quiet, '--port', '0', '--data', dataFolder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(said).toEqual([expect.stringContaining('9999-future')]);
    const again = new Database(file, { readonly: true });
    onTestFinished(() => void again.close());
    expect(again.prepare('select count(*) as rows from accounts').get()).toEqual({ rows: 1 });
  });
});
