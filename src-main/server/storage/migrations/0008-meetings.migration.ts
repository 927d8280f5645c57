import type { Kysely } from 'kysely';

/** Lets a call be a meeting with a title, a host, a time and rules, and a chat message be more than text. */
export const createMeetingColumns = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['meeting', 'host_id', 'search_text']) {
    await db.schema.alterTable('calls').addColumn(column, 'text').execute();
  }
  await db.schema.createIndex('calls_by_host').on('calls').columns(['host_id', 'created_at', 'id']).execute();
  await db.schema.alterTable('chat_messages').addColumn('kind', 'text').execute();
};
