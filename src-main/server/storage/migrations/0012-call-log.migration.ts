import type { Kysely } from 'kysely';

/** Keeps what happened in calls, in order, for those who steer them. */
export const createCallLogTable = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('call_log')
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'text')
    .addColumn('name', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_log_key', ['call_id', 'place'])
    .execute();
};
