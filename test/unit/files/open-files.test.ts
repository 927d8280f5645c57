import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openVideos } from '#server/files/index.ts';
import type { FileContent } from '#shared/contract/index.ts';
import { codeOf, valueOf } from '#test/support/call-states.ts';
import { createMp4, createRecording } from '#test/support/videos/index.ts';

const openStore = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const list = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  return { folder, list, files: await openVideos(folder) };
};

const readAll = async (content: FileContent | undefined, range?: { start: number; end: number }): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content?.read(range) ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
};

const piecesOf = function* (bytes: Buffer, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
};

const film = createMp4(12_345, { size: 300_000 });
const hash = createHash('sha256').update(film).digest('hex');

describe('a video', () => {
  test('is taken in piece by piece, and is there once it is kept', async () => {
    const { files, list } = await openStore();
    const received = valueOf(await files.receive(piecesOf(film, 1000), 1_000_000));
    expect(received).toMatchObject({ hash, size: film.length, mime: 'video/mp4', durationMs: 12_345 });
    expect(await files.find(hash)).toBeUndefined();
    await received.keep();
    expect(await list()).toEqual([hash]);
    const content = await files.find(hash);
    expect((await readAll(content)).equals(film)).toBe(true);
    expect((await readAll(content, { start: 10, end: 19 })).equals(film.subarray(10, 20))).toBe(true);
  });

  test('that is sent twice is kept once', async () => {
    const { files, list } = await openStore();
    for (const length of [500, 70_000]) await valueOf(await files.receive(piecesOf(film, length), 1_000_000)).keep();
    expect(await list()).toEqual([hash]);
  });

  test('that is discarded or removed leaves nothing', async () => {
    const { files, list } = await openStore();
    await valueOf(await files.receive([film], 1_000_000)).discard();
    await valueOf(await files.receive([film], 1_000_000)).keep();
    await files.remove(hash);
    await files.remove(hash);
    expect(await list()).toEqual([]);
  });

  test.each([
    ['its container says so', createMp4(60_000), 60_000],
    ['its last picture says so', createRecording(2_300), 2_300],
    ['nothing says so', Buffer.concat([createMp4(0).subarray(0, 36), Buffer.alloc(64)]), 0],
  ])('is as long as it is because %s', async (_why, bytes, durationMs) => {
    const { files } = await openStore();
    expect(valueOf(await files.receive([bytes], 1_000_000)).durationMs).toBe(durationMs);
  });
});

describe('what is not kept', () => {
  const broken = function* (): Generator<Uint8Array> {
    yield film;
    throw new Error('The sender went away');
  };

  test.each<[string, Iterable<Uint8Array>, number]>([
    ['FILE_TOO_LARGE', piecesOf(film, 1000), film.length - 1],
    ['FILE_TYPE_UNSUPPORTED', [Buffer.from('no video, but long enough to be looked at')], 1000],
    ['INVALID_INPUT', [], 1000],
    ['INVALID_INPUT', broken(), 1_000_000],
  ])('%s leaves nothing on the disk', async (code, content, limit) => {
    const { files, list } = await openStore();
    expect(codeOf(await files.receive(content, limit))).toBe(code);
    expect(await list()).toEqual([]);
  });

  test('is not read on when it is too large', async () => {
    const { files } = await openStore();
    let read = 0;
    const endless = function* (): Generator<Uint8Array> {
      for (;;) {
        read += 1000;
        yield Buffer.alloc(1000);
      }
    };
    expect(codeOf(await files.receive(endless(), 10_000))).toBe('FILE_TOO_LARGE');
    expect(read).toBe(11_000);
  });
});

describe('a new start', () => {
  test('clears away what was still coming in, and what belongs to nothing', async () => {
    const { folder, files, list } = await openStore();
    const other = createMp4(1000, { seed: 2 });
    await valueOf(await files.receive([film], 1_000_000)).keep();
    await valueOf(await files.receive([other], 1_000_000)).keep();
    valueOf(await files.receive([createMp4(1000, { seed: 3 })], 1_000_000));
    expect(await list()).toHaveLength(3);
    const again = await openVideos(folder);
    expect(await list()).toHaveLength(2);
    expect(await again.keepOnly([hash])).toBe(1);
    expect(await list()).toEqual([hash]);
  });
});
