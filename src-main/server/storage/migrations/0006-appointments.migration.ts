import type { Kysely } from 'kysely';

/** Makes the table of appointments: two accounts, a time, and the session that comes of it. */
export const createAppointmentTables = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('appointments')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('client_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('provider_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('duration_minutes', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('payment_status', 'text', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.unique())
    .addColumn('conversation_id', 'text', (column) => column.references('conversations.id').onDelete('set null'))
    .addColumn('started_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('started_by', 'text', (column) => column.notNull())
    .addColumn('ended_by', 'text', (column) => column.notNull())
    .addColumn('empty_since', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  const indexes = {
    appointments_by_client: ['client_id', 'starts_at'],
    appointments_by_provider: ['provider_id', 'starts_at'],
    appointments_by_time: ['starts_at', 'id'],
    appointments_by_status: ['status'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on('appointments').columns(columns).execute();
  }
};
