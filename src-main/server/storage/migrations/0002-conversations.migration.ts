import type { Kysely } from 'kysely';

const createConversations = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('lobby', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('conversation_members')
    .addColumn('conversation_id', 'text', (column) =>
      column.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversation_members_pk', ['conversation_id', 'account_id'])
    .execute();
  await db.schema
    .createIndex('conversation_members_by_account')
    .on('conversation_members')
    .columns(['account_id', 'conversation_id'])
    .execute();
};

const createShareLinks = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('share_links')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', (column) =>
      column.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('max_uses', 'integer')
    .addColumn('uses', 'integer', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('share_links_by_conversation')
    .on('share_links')
    .columns(['conversation_id', 'created_at'])
    .execute();
};

const createGuests = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('guests')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('share_link_id', 'text', (column) => column.notNull().references('share_links.id').onDelete('cascade'))
    .addColumn('conversation_id', 'text', (column) =>
      column.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('guests_by_share_link').on('guests').columns(['share_link_id', 'created_at']).execute();
  await db.schema
    .createIndex('guests_by_conversation')
    .on('guests')
    .columns(['conversation_id', 'created_at'])
    .execute();
};

/** Makes the tables of conversations and of what leads into them: members, share links and guests. */
export const createConversationTables = async (db: Kysely<unknown>): Promise<void> => {
  await createConversations(db);
  await createShareLinks(db);
  await createGuests(db);
};
