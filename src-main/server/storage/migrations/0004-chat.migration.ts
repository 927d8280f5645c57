import type { Kysely } from 'kysely';

const createChat = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('chat_messages')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('participant_id', 'text')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('person_kind', 'text', (column) => column.notNull())
    .addColumn('person_name', 'text', (column) => column.notNull())
    .addColumn('person_avatar', 'text')
    .addColumn('client_id', 'text')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('chat_messages_once', ['call_id', 'person_id', 'client_id'])
    .addUniqueConstraint('chat_messages_in_order', ['call_id', 'position'])
    .execute();
};

const createTranscripts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('transcripts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('participant_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('spoken_at', 'bigint', (column) => column.notNull())
    .addColumn('confidence', 'double precision')
    .execute();
  await db.schema
    .createIndex('transcripts_by_call')
    .on('transcripts')
    .columns(['call_id', 'spoken_at', 'id'])
    .execute();

  await db.schema
    .createTable('transcript_translations')
    .addColumn('transcript_id', 'text', (column) => column.notNull().references('transcripts.id').onDelete('cascade'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('transcript_translations_pk', ['transcript_id', 'language'])
    .execute();
};

/** Makes the tables of what was written and said in calls. */
export const createChatTables = async (db: Kysely<unknown>): Promise<void> => {
  await createChat(db);
  await createTranscripts(db);
};
