/**
 * What outlives the process: accounts, conversations, calls and what was written and said in them, in one SQLite file.
 * Owns: the connection, the tables, their migrations and the repositories. May import: better-sqlite3, kysely, zod, ports, src-shared.
 */
import { Kysely } from 'kysely';
import { type Result, ok } from '#shared/kernel/result.ts';
import { createScope } from '#shared/kernel/scope.ts';
import type { Log, Repositories } from '../ports/index.ts';
import { type StorageFailure, openConnection } from './connection.ts';
import { AtomicSqliteDialect } from './dialect.ts';
import { copyDatabase, migrate } from './migrate.ts';
import { type Migrations, migrations as allMigrations } from './migrations/index.ts';
import { createRepositories } from './repositories.ts';
import type { Schema } from './schema.ts';

export type { StorageFailure } from './connection.ts';
export { restoreDatabase } from './restore.ts';

/** The open store. */
export interface Storage {
  readonly repositories: Repositories;
  /** Writes a complete copy to another file while everything goes on; what was acknowledged before is in it. Rejects if it cannot. Tells which part is done, from 0 to 1. */
  copyTo(file: string, onProgress?: (share: number) => void): Promise<void>;
  /** Waits for what was begun, then closes; using the store after that rejects. Safe to call twice. */
  close(): Promise<void>;
}

/** Where the store is; `migrations` are the program's own unless a test plays another version of it. */
export interface StorageOptions {
  readonly file: string;
  readonly log: Log;
  readonly migrations?: Migrations;
}

/**
 * Opens the database, makes it if there is none (the folder has to exist), and brings it up to date, keeping a copy first.
 * Fails with a sentence for the operator when the file is not ours, damaged, locked, or written by a newer program.
 */
export const openStorage = async ({
  file,
  log,
  migrations = allMigrations,
}: StorageOptions): Promise<Result<Storage, StorageFailure>> => {
  const connection = openConnection(file);
  if (!connection.ok) return connection;
  const sqlite = connection.value;
  const scope = createScope();
  scope.onClose(() => void sqlite.close());
  const db = new Kysely<Schema>({ dialect: new AtomicSqliteDialect({ database: sqlite }) });
  // The connection is given to one user at a time, in order of asking: whoever gets it last waited for all others.
  scope.onClose(() => db.connection().execute(() => Promise.resolve()));

  const migrated = await migrate({ file, sqlite, db, migrations, log }).catch(async (bug: unknown) => {
    await scope.close();
    throw bug;
  });
  if (!migrated.ok) {
    await scope.close();
    return migrated;
  }
  return ok({
    repositories: createRepositories(db),
    copyTo: (target, onProgress) => copyDatabase(sqlite, target, onProgress),
    close: () => scope.close(),
  });
};
