import Database, { SqliteError } from 'better-sqlite3';

/** A lock held by this process. */
export interface Lock {
  release(): void;
}

/** Long enough for one of several starters to win: each looks again while another is still trying. */
const PATIENCE_MS = 500;

/**
 * Takes the lock; undefined when another process, or this one, has it. The lock is an exclusive transaction on an empty SQLite
 * file, that is a lock of the operating system on every platform: it is gone with its process, so it is never stale, and two
 * cannot get it. Throws when the file cannot be used at all.
 */
export const tryLock = (file: string): Lock | undefined => {
  const database = new Database(file, { timeout: PATIENCE_MS });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (failure) {
    database.close();
    if (failure instanceof SqliteError && failure.code.startsWith('SQLITE_BUSY')) return undefined;
    throw failure;
  }
  return { release: () => void database.close() };
};
