import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  beginUpload,
  connectControl,
  conformBody,
  enterControl,
  enterSession,
  openSession,
  toRestError,
  upload,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { filesOf, startServer } from '#test/support/server/index.ts';
import { createFilm, createMp4 } from '#test/support/videos/index.ts';

const testFolder = mkdtempSync(join(tmpdir(), 'beckon-memory-'));
const memoryFile = join(testFolder, 'bytes');
const server = await startServer({
  env: {
    NODE_OPTIONS: `--expose-gc --import=${new URL('programs/tell-memory.ts', import.meta.url).href}`,
    BECKON_TEST_MEMORY_FILE: memoryFile,
  },
});
afterAll(() => server.close());
afterAll(() => rmSync(testFolder, { recursive: true }));
const { url, dataFolder } = server;

/** What the server keeps in memory, in megabytes, without what it will give up sooner or later. */
const keptMb = async (): Promise<number> => {
  rmSync(memoryFile, { force: true });
  process.kill(server.ready.pid, 'SIGUSR2');
  await expect.poll(() => existsSync(memoryFile), { timeout: 10_000 }).toBe(true);
  return Number(readFileSync(memoryFile, 'utf8')) / MEGABYTE;
};

const MEGABYTE = 1_048_576;
const hasSignals = process.platform !== 'win32';

describe('a server that dies', () => {
  it('S3-R9 in the middle of an upload keeps nothing of it, and everything else', async () => {
    const scene = await openSession(url, 'Ward round');
    const kept = conformBody(
      'uploadVideoFile',
      await upload(scene, { token: scene.controlToken, content: createMp4(3000) }),
    );
    const sending = beginUpload(scene, createMp4(1000));
    await sending.send(8);
    await expect.poll(() => filesOf(dataFolder).length, { timeout: 10_000 }).toBe(2);
    await server.kill();
    await sending.broken;
    await server.start();
    expect(filesOf(dataFolder)).toHaveLength(1);
    const { files } = await scene.control.ok('listVideoFiles', { params: scene.params });
    expect(files.map(({ file_id }) => file_id)).toEqual([kept.file_id]);
    expect((await fetch(kept.url)).status).toBe(200);
  });

  it('S3-R2 S3-R5 S3-E12 S3-L16 in the middle of a session goes on where it was: people, gates, lock, player, tokens', async () => {
    const scene = await openSession(url, 'Ward round');
    const operator = await watch(scene);
    const ada = await enterSession(scene, 'Ada');
    const { file_id } = conformBody(
      'uploadVideoFile',
      await upload(scene, { token: scene.controlToken, content: createMp4(60_000) }),
    );
    await operator.ask('mute_participant', { participant_id: ada.id });
    const { playback } = await operator.ask('video_control', { file_id, action: 'play', position: 5 });
    await operator.ask('lock_session', { locked: true });
    await server.kill();
    await operator.closed();
    await server.start();
    const { state } = await enterControl(url, scene.controlToken, 'operator');
    expect(state).toMatchObject({ session: { name: 'Ward round', locked: true, participants: [] }, playback });
    const back = await enterControl(url, ada.token, 'Ada');
    expect(back.state.participant_id).toBe(ada.id);
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    expect(participants).toMatchObject([{ participant_id: ada.id, is_muted: true, muted_by_operator: true }]);
  });

  it('S3-L17 after the end of a session leaves none of its files', async () => {
    const scene = await openSession(url);
    const before = filesOf(dataFolder).length;
    await upload(scene, { token: scene.controlToken, content: createMp4(1000, { seed: 21 }) });
    await scene.control.ok('endSession', { params: scene.params });
    await server.kill();
    await server.start();
    expect(filesOf(dataFolder)).toHaveLength(before);
  });
});

const SHAPE = { width: 320, height: 180, durationMs: 1000 };

describe('a large upload', () => {
  // The second one could be played as far as it came.
  it.each([
    ['film.mp4', () => createMp4(1000, { size: 40_000_000, seed: 5 })],
    ['film.webm', () => createFilm([{ timeMs: 0, isKey: true, data: new Uint8Array(40_000_000) }], SHAPE)],
  ])('S3-R9 that breaks off leaves nothing: %s', async (name, make) => {
    const scene = await openSession(url);
    const before = filesOf(dataFolder).length;
    const gone = new AbortController();
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(make())]), name);
    const sending = fetch(`${url}/api/video-call/session/${scene.id}/video-file`, {
      method: 'POST',
      headers: { authorization: `Bearer ${scene.controlToken}` },
      body: form,
      signal: gone.signal,
    });
    sending.catch(() => undefined);
    await expect.poll(() => filesOf(dataFolder).length, { timeout: 10_000, interval: 1 }).toBe(before + 1);
    gone.abort();
    await expect.poll(() => filesOf(dataFolder).length, { timeout: 10_000 }).toBe(before);
    expect(await scene.control.ok('listVideoFiles', { params: scene.params })).toEqual({ files: [] });
  });

  it.skipIf(!hasSignals)('S3-X21 S3-L24 of 101 MB is refused while it comes in, with flat memory', async () => {
    const scenes = await Promise.all(Array.from({ length: 3 }, () => openSession(url)));
    const sendings = scenes.map((scene) => beginUpload(scene, createMp4(1000)));
    const send = (megabytes: number) => Promise.all(sendings.map((sending) => sending.send(megabytes)));
    await send(1);
    const before = await keptMb();
    await send(98);
    expect((await keptMb()) - before).toBeLessThan(30);
    await send(2);
    await expect.poll(() => sendings.every(({ isAnswered }) => isAnswered), { timeout: 10_000 }).toBe(true);
    for (const sending of sendings)
      expect(toRestError(await sending.finish())).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    await expect.poll(() => filesOf(dataFolder).filter((name) => name.includes('-')), { timeout: 5_000 }).toEqual([]);
  });
});

describe('a server that stops', () => {
  it('says so to operators and participants', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await enterSession(scene);
    await server.stop();
    for (const socket of [operator, ada.socket]) {
      expect(await socket.waitFor('server_closing')).toBeDefined();
      await socket.closed();
    }
    await server.start();
    await connectControl(url, scene.controlToken, 'operator');
  });
});
