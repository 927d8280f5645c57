import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { type StorageFailure, describeFailure } from './connection.ts';

/** SQLite keeps these beside a database that is or was in use. */
const COMPANIONS = ['-wal', '-shm'] as const;

/** Reads through the copy: it has to be whole, and a database of this program. */
const inspect = (file: string): Result<void, StorageFailure> => {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    const verdict = sqlite.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') return err({ message: `The backup ${file} is damaged: ${String(verdict)}` });
    const isOurs = sqlite.prepare('select 1 from sqlite_master where name = ?').get(DEFAULT_MIGRATION_TABLE);
    return isOurs ? ok(undefined) : err({ message: `${file} is not a backup of this program.` });
  } catch (cause) {
    return err({ message: existsSync(file) ? describeFailure(file, cause) : `There is no file ${file} to restore.` });
  } finally {
    sqlite?.close();
  }
};

/**
 * Puts a backup in the place of a database that nobody has open; the database from before is kept under another name, which
 * is given. When anything fails, everything stays as it was.
 */
export const restoreDatabase = async (
  from: string,
  file: string,
  now: Date,
): Promise<Result<{ readonly kept: string | undefined }, StorageFailure>> => {
  const sound = inspect(from);
  if (!sound.ok) return sound;
  const draft = `${file}.restoring`;
  const kept = existsSync(file) ? `${file}.before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}` : undefined;
  try {
    await copyFile(from, draft);
    if (kept) await moveAside(file, kept);
    await rename(draft, file);
    return ok({ kept });
  } catch (cause) {
    await rm(draft, { force: true });
    if (kept && !existsSync(file) && existsSync(kept)) await rename(kept, file);
    return err({ message: `The backup ${from} was not restored. ${describeFailure(file, cause)}` });
  }
};

/** A database whose last changes are still beside it is made whole first, so that one file holds all of it. */
const moveAside = async (file: string, to: string): Promise<void> => {
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
  await rename(file, to);
  for (const companion of COMPANIONS) await rm(`${file}${companion}`, { force: true });
};
