import type { Kysely } from 'kysely';

/** Keeps in the log of a call who did it. */
export const addCallLogActor = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('call_log').addColumn('actor', 'text').execute();
};
