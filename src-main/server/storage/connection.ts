import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { toSearchText } from './columns.ts';

/** Why the store cannot be used: one line that an operator understands and can act on. */
export interface StorageFailure {
  readonly message: string;
}

const BUSY_TIMEOUT_MS = 5000;

/** SQLite's main result codes; the finer ones begin with these. */
const sentences: Readonly<Record<string, (file: string) => string>> = {
  SQLITE_NOTADB: (file) =>
    `${file} is not a database. Move it away to begin with an empty one, or choose another data folder.`,
  SQLITE_CORRUPT: (file) =>
    `The database ${file} is damaged. Put a copy of it back, or move it away to begin with an empty one.`,
  SQLITE_BUSY: (file) => `The database ${file} is in use by another program. Stop that one first.`,
  SQLITE_READONLY: (file) =>
    `The database ${file} cannot be written. Check the permissions of the file and its folder.`,
  SQLITE_FULL: (file) => `The disk is full, so the database ${file} cannot be written. Make room and start again.`,
};

/** The sentence for whatever stopped the work on a database file. */
export const describeFailure = (file: string, cause: unknown): string => {
  const code = cause instanceof Sqlite.SqliteError ? cause.code : '';
  const known = Object.keys(sentences).find((prefix) => code.startsWith(prefix));
  const detail = cause instanceof Error ? cause.message : String(cause);
  return (known && sentences[known]?.(file)) ?? `The database ${file} cannot be used: ${detail}`;
};

const configure = (sqlite: Sqlite.Database): void => {
  sqlite.pragma('journal_mode = WAL');
  // What was acknowledged survives a power cut; macOS needs the second word to get through to the disk.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('fullfsync = ON');
  sqlite.pragma('foreign_keys = ON');
  // The built-in one knows the letters of English alone, while other databases lower all.
  sqlite.function('lower', { deterministic: true }, (text) => (typeof text === 'string' ? toSearchText(text) : text));
};

/** Makes an empty file that only its owner may read: it will hold secrets. Leaves a file that exists as it is. */
export const touchPrivately = (file: string): void => closeSync(openSync(file, 'a', 0o600));

/** Opens the file, makes it if there is none, and reads through it once so that damage shows now and not in the middle of a call. */
export const openConnection = (file: string): Result<Sqlite.Database, StorageFailure> => {
  let sqlite: Sqlite.Database | undefined;
  try {
    touchPrivately(file);
    sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
    configure(sqlite);
    const verdict = sqlite.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Sqlite.SqliteError(String(verdict), 'SQLITE_CORRUPT');
    return ok(sqlite);
  } catch (cause) {
    sqlite?.close();
    return err({ message: describeFailure(file, cause) });
  }
};
