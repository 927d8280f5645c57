import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, BackupProgress } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { BackupPort } from '../ports/index.ts';
import { errorCode } from './error-text.ts';

/** Hears which part of a copy is done, from 0 to 1. */
type OnProgress = (share: number) => void;

interface Options {
  readonly folder: string;
  /** Writes a complete copy of the database while everything goes on. */
  readonly copyTo: (file: string, onProgress: OnProgress) => Promise<void>;
  readonly clock: Clock;
}

interface Job {
  readonly done: Promise<Backup>;
  progress: BackupProgress;
}

const NAME = /^beckon-[\dTZ-]+\.db$/;

/** Copies of the database in a folder of their own, named by the moment at which they were made. */
export const createBackups = ({ folder, copyTo, clock }: Options): BackupPort => {
  let job: Job | undefined;
  let hasFailed = false;

  const describe = async (name: string): Promise<Backup> => {
    const file = join(folder, name);
    const { size, mtimeMs } = await stat(file);
    return { name, file, bytes: size, madeAt: Math.round(mtimeMs) };
  };

  const copy = async (startedAt: number, onProgress: OnProgress): Promise<Backup> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = `beckon-${new Date(startedAt).toISOString().replaceAll(/[:.]/g, '-')}.db`;
    await copyTo(join(folder, name), onProgress);
    return describe(name);
  };

  const begin = (): Job => {
    const startedAt = clock.now();
    const onProgress: OnProgress = (share) => {
      begun.progress = { startedAt, percent: Math.floor(share * 100) };
    };
    const done = copy(startedAt, onProgress).finally(() => (job = undefined));
    const begun: Job = { done, progress: { startedAt, percent: 0 } };
    done.then(
      () => (hasFailed = false),
      () => (hasFailed = true),
    );
    return begun;
  };

  return {
    make: () => (job ??= begin()).done,
    progress: () => job?.progress,
    get hasFailed() {
      return hasFailed;
    },
    async list() {
      const names = await readdir(folder).catch((failure: unknown) => {
        if (errorCode(failure) === 'ENOENT') return [];
        throw failure;
      });
      const backups = await Promise.all(names.filter((name) => NAME.test(name)).map(describe));
      return backups.sort((one, other) => other.madeAt - one.madeAt);
    },
  };
};
