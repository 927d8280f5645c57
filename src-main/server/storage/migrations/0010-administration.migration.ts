import type { Kysely } from 'kysely';

/** Keeps what people with rights did, and how well the media of calls got through. */
export const createAdministrationTables = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('audit_entries')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_entries_by_time').on('audit_entries').columns(['at', 'id']).execute();

  await db.schema
    .createTable('call_quality')
    .addColumn('call_id', 'text', (column) => column.primaryKey().notNull().references('calls.id').onDelete('cascade'))
    .addColumn('excellent', 'integer', (column) => column.notNull())
    .addColumn('good', 'integer', (column) => column.notNull())
    .addColumn('fair', 'integer', (column) => column.notNull())
    .addColumn('poor', 'integer', (column) => column.notNull())
    .execute();

  // For everything that is asked by time alone.
  await db.schema.createIndex('calls_by_time').on('calls').columns(['created_at', 'id']).execute();
  await db.schema.createIndex('accounts_by_time').on('accounts').columns(['created_at', 'id']).execute();
  await db.schema.createIndex('chat_messages_by_time').on('chat_messages').column('sent_at').execute();
  await db.schema.createIndex('call_participants_by_time').on('call_participants').column('joined_at').execute();
};
