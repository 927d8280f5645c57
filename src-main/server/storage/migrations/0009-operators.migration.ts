import type { Kysely } from 'kysely';

/** Lets invitations lead into one call, and keeps who may steer a call and the videos that were shared in it. */
export const createOperatorTables = async (db: Kysely<unknown>): Promise<void> => {
  // SQLite adds one column at a time.
  for (const column of ['call_id', 'name'])
    await db.schema.alterTable('share_links').addColumn(column, 'text').execute();
  await db.schema.createIndex('share_links_by_call').on('share_links').columns(['call_id', 'created_at']).execute();

  await db.schema
    .createTable('control_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('control_tokens_by_call').on('control_tokens').column('call_id').execute();

  await db.schema
    .createTable('video_files')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('filename', 'text', (column) => column.notNull())
    .addColumn('mime', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('duration_ms', 'bigint', (column) => column.notNull())
    .addColumn('uploaded_by', 'text')
    .addColumn('uploaded_at', 'bigint', (column) => column.notNull())
    .addColumn('access_key', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('video_files_by_call').on('video_files').columns(['call_id', 'uploaded_at']).execute();
  // For the last one that uses some content: after it the bytes can go.
  await db.schema.createIndex('video_files_by_hash').on('video_files').column('hash').execute();
};
