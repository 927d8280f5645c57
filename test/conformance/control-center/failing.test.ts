import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type RouteName,
  createOperatorAccount,
  enterSession,
  openSession,
  toRestError,
  upload,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { workerBinary } from '#test/support/media/worker-binary.ts';
import { startServer } from '#test/support/server/index.ts';
import { createMp4 } from '#test/support/videos/index.ts';

const INTERNAL = { status: 500, code: 'INTERNAL_ERROR' };

describe('a server whose database fails', () => {
  it('S3-X2 S3-X4 S3-X6 S3-X8 S3-X11 S3-X14 S3-X16 S3-X18 S3-X22 S3-X24 S3-X32 S3-L2 answers 500 everywhere, and says no more', async () => {
    const server = await startServer();
    onTestFinished(() => server.close());
    const scene = await openSession(server.url);
    const { control, maker, params } = scene;
    const operator = await watch(scene);
    const [ada, ben] = [await enterSession(scene, 'Ada'), await enterSession(scene, 'Ben')];
    const [adas, bens] = [{ participant_id: ada.id }, { participant_id: ben.id }];
    await control.ok('mute', { params, body: adas });
    const database = new Database(join(server.dataFolder, 'beckon.db'));
    database.pragma('foreign_keys = off');
    const lose = (table: string) => database.exec(`alter table ${table} rename to ${table}_gone`);
    // What proves who somebody is stays; all else goes.
    for (const table of ['calls', 'conversations', 'share_links', 'video_files']) lose(table);
    const requests: readonly [RouteName, object][] = [
      ['createSession', {}],
      ['getSession', { params }],
      ['issueParticipantToken', { params }],
      ['mute', { params, body: bens }],
      ['unmute', { params, body: adas }],
      ['listScreenShares', { params }],
      ['listVideoFiles', { params }],
      ['endSession', { params }],
    ];
    for (const [route, wire] of requests) {
      const error = await maker.control.fails(route, wire);
      expect({ route, ...error }).toMatchObject({ route, ...INTERNAL });
      expect(JSON.stringify(error)).not.toMatch(/_gone|no such table|SQLITE/i);
    }
    expect(await operator.refused('unmute_participant', adas)).toMatchObject({ code: 'INTERNAL_ERROR' });
    const uploaded = await upload(scene, { token: scene.controlToken, content: createMp4(1000) });
    expect(toRestError(uploaded)).toMatchObject(INTERNAL);
    lose('control_tokens');
    expect(await maker.control.fails('issueControlToken', { params })).toMatchObject(INTERNAL);
    database.close();
  });
});

/** Processes that this one started. */
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);

const parentOf = (pid: string): number | undefined => {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    // It ended between the two looks.
    return undefined;
  }
};

describe.skipIf(process.platform !== 'linux' || !workerBinary)('a server whose media server is gone', () => {
  it('S3-X31 S3-X2 answers 500 REALTIMEKIT_ERROR', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beckon-worker-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const binary = join(folder, 'mediasoup-worker');
    await copyFile(workerBinary ?? '', binary);
    await chmod(binary, 0o755);
    const server = await startServer({ env: { MEDIASOUP_WORKER_BIN: binary } });
    onTestFinished(() => server.close());
    const maker = await createOperatorAccount(server.url, 'maker');
    await maker.control.ok('createSession');
    await rm(binary);
    for (const pid of childrenOf(server.ready.pid)) process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => maker.control.send('createSession').then(({ status }) => status), { timeout: 10_000 })
      .toBe(500);
    expect(await maker.control.fails('createSession')).toMatchObject({ status: 500, code: 'REALTIMEKIT_ERROR' });
  });
});
