import type { Kysely } from 'kysely';
import { toSearchText } from '../columns.ts';

interface SearchedAccount {
  id: string;
  name: string;
  username: string;
  email: string | null;
  search_text: string;
}

/** Remembers contacts, and makes accounts searchable whatever the letter case. */
export const createContactTables = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('contacts')
    .addColumn('owner_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('contacts_pk', ['owner_id', 'account_id'])
    .execute();
  await db.schema.createIndex('contacts_by_account').on('contacts').columns(['account_id', 'owner_id']).execute();

  await db.schema
    .alterTable('accounts')
    .addColumn('search_text', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const typed = db as Kysely<{ accounts: SearchedAccount }>;
  for (const { id, name, username, email } of await typed.selectFrom('accounts').selectAll().execute()) {
    const search_text = toSearchText([name, username, email].join('\n'));
    await typed.updateTable('accounts').set({ search_text }).where('id', '=', id).execute();
  }
};
