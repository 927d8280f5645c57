import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { BackupPort } from '../ports/index.ts';
import { errorCode } from './error-text.ts';

interface Options {
  readonly folder: string;
  /** Writes a complete copy of the database while everything goes on. */
  readonly copyTo: (file: string) => Promise<void>;
  readonly clock: Clock;
}

const NAME = /^beckon-[\dTZ-]+\.db$/;

/** Copies of the database in a folder of their own, named by the moment at which they were made. */
export const createBackups = ({ folder, copyTo, clock }: Options): BackupPort => {
  const describe = async (name: string): Promise<Backup> => {
    const file = join(folder, name);
    const { size, mtimeMs } = await stat(file);
    return { name, file, bytes: size, madeAt: Math.round(mtimeMs) };
  };
  return {
    async make() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `beckon-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')}.db`;
      await copyTo(join(folder, name));
      return describe(name);
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
