import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type Sqlite from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Log } from '../ports/index.ts';
import { type StorageFailure, describeFailure, touchPrivately } from './connection.ts';
import type { Migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** All that bringing a database up to date needs. */
export interface MigrationJob {
  readonly file: string;
  readonly sqlite: Sqlite.Database;
  readonly db: Kysely<Schema>;
  readonly migrations: Migrations;
  readonly log: Log;
}

/** The names of the steps that made this database, oldest first; undefined when it holds somebody else's tables. */
const readApplied = async (db: Kysely<Schema>): Promise<readonly string[] | undefined> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === DEFAULT_MIGRATION_TABLE)) return tables.length === 0 ? [] : undefined;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return rows.map((row) => row.name).sort();
};

const copyName = (file: string, migration: string): string => `${file}.before-${migration}.bak`;

const describeNewer = (file: string, unknown: readonly string[], own: readonly string[]): string => {
  const kept = copyName(file, unknown[0] ?? '');
  const remedy = existsSync(kept) ? `, or put back the copy made before that update, ${kept}` : '';
  return (
    `The database ${file} is at version ${unknown.at(-1)}, but this program knows only versions up to ` +
    `${own.at(-1) ?? 'none'}: start the newer program that wrote it${remedy}.`
  );
};

/** Between two such pieces of a copy, everybody else gets a turn. */
const PAGES_AT_ONCE = 100;

/** Copies the database while it is in use. Complete or not there at all: a half-written copy never gets the name. */
export const copyDatabase = async (
  sqlite: Sqlite.Database,
  to: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<void> => {
  const unfinished = `${to}.part`;
  await rm(unfinished, { force: true });
  try {
    touchPrivately(unfinished);
    await sqlite.backup(unfinished, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
        return PAGES_AT_ONCE;
      },
    });
    await rename(unfinished, to);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
};

const keepCopy = async (
  { file, sqlite, log }: MigrationJob,
  pending: string,
): Promise<Result<void, StorageFailure>> => {
  const to = copyName(file, pending);
  try {
    await copyDatabase(sqlite, to);
  } catch (cause) {
    const reason = describeFailure(to, cause);
    return err({ message: `The database ${file} was left as it was, because no copy could be made first. ${reason}` });
  }
  log.info({ file, copy: to }, 'Kept a copy of the database before updating it');
  return ok(undefined);
};

/** Runs the steps that are missing, all or none, after keeping a copy. A database from the future or from elsewhere is refused. */
export const migrate = async (job: MigrationJob): Promise<Result<void, StorageFailure>> => {
  const { file, db, migrations, log } = job;
  const own = Object.keys(migrations).sort();
  const applied = await readApplied(db);
  if (!applied) {
    return err({ message: `${file} is a database of another program. Move it away, or choose another data folder.` });
  }
  const unknown = applied.filter((name) => !own.includes(name));
  if (unknown.length > 0) return err({ message: describeNewer(file, unknown, own) });

  const [next, ...later] = own.filter((name) => !applied.includes(name));
  if (!next) return ok(undefined);
  if (applied.length > 0) {
    const kept = await keepCopy(job, next);
    if (!kept.ok) return kept;
  }
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? next;
    const reason = error instanceof Error ? error.message : JSON.stringify(error);
    return err({ message: `The database ${file} was left as it was, because the update ${failed} failed: ${reason}` });
  }
  log.info({ file, from: applied.at(-1), to: later.at(-1) ?? next }, 'The database is up to date');
  return ok(undefined);
};
