import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IncomingBytes, Outcome } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Arrival, FileStore, PictureStore } from '../ports/index.ts';
import { inspectPicture } from './inspect-picture.ts';
import { inspectVideo } from './inspect-video.ts';
import { type Written, writeDown } from './write-down.ts';

const HASH = /^[0-9a-f]{64}$/;
const PRIVATE = 0o700;

/** Looks into a file that is all on the disk; a failure when it is not of the kind that is kept here. */
type Inspect<Facts> = (path: string, size: number) => Promise<Outcome<Facts>>;

/** Opens the folder of shared videos. */
export const openVideos = (folder: string): Promise<FileStore> => openStore(folder, inspectVideo);

/** Opens the folder of pictures of people. */
export const openPictures = (folder: string): Promise<PictureStore> => openStore(folder, inspectPicture);

/** Opens the folder, makes it if there is none, and clears away what was still coming in when the last run ended. */
const openStore = async <Facts>(folder: string, inspect: Inspect<Facts>): Promise<FileStore<Facts>> => {
  const incoming = join(folder, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: PRIVATE });

  /** Few enough files in each folder for every file system. */
  const folderOf = (hash: string): string => join(folder, hash.slice(0, 2));
  const pathOf = (hash: string): string => join(folderOf(hash), hash);

  const keep = async (part: string, hash: string): Promise<void> => {
    await mkdir(folderOf(hash), { recursive: true, mode: PRIVATE });
    await rename(part, pathOf(hash));
    await syncFolder(folderOf(hash));
  };

  return {
    async receive(content, limitBytes) {
      const part = join(incoming, randomUUID());
      const discard = () => rm(part, { force: true });
      const received = await takeIn({ part, content, limitBytes, inspect }).catch(async (bug: unknown) => {
        await discard();
        throw bug;
      });
      if (!received.ok) {
        await discard();
        return received;
      }
      const { hash } = received.value;
      const arrival: Omit<Arrival, keyof Written> = { keep: () => keep(part, hash), discard };
      return ok({ ...received.value, ...arrival });
    },
    async find(hash) {
      const path = pathOf(hash);
      const size = await sizeOf(path);
      return size === undefined ? undefined : { size, read: (range) => createReadStream(path, { ...range }) };
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
    async keepOnly(hashes) {
      const kept = new Set(hashes);
      let removed = 0;
      for (const name of await readdir(folder, { recursive: true })) {
        const hash = name.slice(-64);
        if (!HASH.test(hash) || kept.has(hash)) continue;
        await rm(join(folder, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
};

interface Intake<Facts> {
  readonly part: string;
  readonly content: IncomingBytes;
  readonly limitBytes: number;
  readonly inspect: Inspect<Facts>;
}

const takeIn = async <Facts>(intake: Intake<Facts>): Promise<Outcome<Written & Facts>> => {
  const { part, content, limitBytes, inspect } = intake;
  const written = await writeDown(part, content, limitBytes);
  if (!written.ok) return written;
  const facts = await inspect(part, written.value.size);
  return facts.ok ? ok({ ...written.value, ...facts.value }) : facts;
};

/** A new name in a folder is durable once the folder is; not every system can do that to a folder. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size;
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
};
