import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { type StorageFailure, describeFailure } from './connection.ts';
import { copyDatabase } from './migrate.ts';
import { migrations } from './migrations/index.ts';

/** SQLite keeps these beside a database that is or was in use. */
const COMPANIONS = ['-wal', '-shm'] as const;

/** Reads through the copy: it has to be whole, and a database that this program, or an older one, has made. */
const inspect = (file: string): Result<void, StorageFailure> => {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    const verdict = sqlite.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') return err({ message: `The backup ${file} is damaged: ${String(verdict)}` });
    const isOurs = sqlite.prepare('select 1 from sqlite_master where name = ?').get(DEFAULT_MIGRATION_TABLE);
    if (!isOurs) return err({ message: `${file} is not a backup of this program.` });
    const steps = sqlite.prepare<[], { name: string }>(`select name from ${DEFAULT_MIGRATION_TABLE}`).all();
    const unknown = steps.find(({ name }) => !(name in migrations));
    if (!unknown) return ok(undefined);
    return err({
      message: `The backup ${file} was made by a newer version of this program (${unknown.name}): restore it with that one.`,
    });
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
    await copyWhole(from, draft);
    if (kept) await moveAside(file, kept);
    await rename(draft, file);
    return ok({ kept });
  } catch (cause) {
    await rm(draft, { force: true });
    if (kept && !existsSync(file) && existsSync(kept)) await move(kept, file);
    return err({ message: `The backup ${from} was not restored. ${describeFailure(file, cause)}` });
  }
};

/** With what is still beside it, in case it is no backup but a database that was copied by hand. */
const copyWhole = async (from: string, to: string): Promise<void> => {
  const sqlite = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    await copyDatabase(sqlite, to);
  } finally {
    sqlite.close();
  }
};

/** A database whose last changes are still beside it is made whole first, so that one file holds all of it. */
const moveAside = async (file: string, to: string): Promise<void> => {
  try {
    const sqlite = new Sqlite(file);
    try {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      sqlite.close();
    }
  } catch (cause) {
    // Nobody restores a backup more often than those whose database is damaged.
    if (!(cause instanceof Sqlite.SqliteError)) throw cause;
  }
  await move(file, to);
};

const move = async (file: string, to: string): Promise<void> => {
  await rename(file, to);
  for (const companion of COMPANIONS) {
    if (existsSync(`${file}${companion}`)) await rename(`${file}${companion}`, `${to}${companion}`);
  }
};
