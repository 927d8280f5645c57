import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** A connection, in a transaction or not. */
export type Db = Kysely<Schema>;

/** Reads in several queries what nothing may change in between. */
export const readSnapshot = <T>(db: Db, read: (snapshot: Transaction<Schema>) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').execute(read);
