import type { Kysely } from 'kysely';

const accountColumns = [
  ['first_name', 'text'],
  ['last_name', 'text'],
  ['phone', 'text'],
  ['email_verified_at', 'bigint'],
  ['availability', 'text'],
  ['preferences', 'text'],
  ['last_seen_at', 'bigint'],
] as const;

/** Lets accounts have a profile and sign in by e-mail and password, and keeps the mails that this needs. */
export const createSignInTables = async (db: Kysely<unknown>): Promise<void> => {
  // SQLite adds one column at a time.
  for (const [name, type] of accountColumns) await db.schema.alterTable('accounts').addColumn(name, type).execute();
  await db.schema.createIndex('accounts_by_email').on('accounts').column('email').unique().execute();

  await db.schema
    .createTable('sign_ins')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema.createIndex('sign_ins_by_account').on('sign_ins').columns(['account_id', 'created_at']).execute();

  await db.schema
    .createTable('one_time_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('one_time_tokens_by_account')
    .on('one_time_tokens')
    .columns(['account_id', 'purpose'])
    .execute();

  await db.schema
    .createTable('mails')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .execute();
  await db.schema.createIndex('mails_by_time').on('mails').columns(['created_at', 'id']).execute();
};
