import type { Kysely } from 'kysely';

const createCalls = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('calls')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('conversation_type', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('initiator_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ring_expires_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('active_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('end_reason', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('live_state', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('calls_by_conversation')
    .on('calls')
    .columns(['conversation_id', 'created_at', 'id'])
    .execute();
  // The few that live among the many that ended.
  await db.schema.createIndex('calls_by_phase').on('calls').columns(['phase', 'conversation_id']).execute();
};

const createParticipants = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('call_participants')
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('person_kind', 'text', (column) => column.notNull())
    .addColumn('person_name', 'text', (column) => column.notNull())
    .addColumn('person_avatar', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('joined_at', 'bigint', (column) => column.notNull())
    .addColumn('left_at', 'bigint')
    .addColumn('audio', 'integer', (column) => column.notNull())
    .addColumn('video', 'integer', (column) => column.notNull())
    .addColumn('screen', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('call_participants_pk', ['call_id', 'id'])
    .execute();
  await db.schema
    .createIndex('call_participants_by_person')
    .on('call_participants')
    .columns(['person_id', 'call_id'])
    .execute();
};

const createCallees = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('call_callees')
    .addColumn('call_id', 'text', (column) => column.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint')
    .addPrimaryKeyConstraint('call_callees_pk', ['call_id', 'person_id'])
    .execute();
  // Serves both the history of a person and the count of unseen missed calls.
  await db.schema
    .createIndex('call_callees_by_person')
    .on('call_callees')
    .columns(['person_id', 'outcome', 'seen_at', 'call_id'])
    .execute();
};

/** Makes the tables of calls, of those in them and of those called into them. */
export const createCallTables = async (db: Kysely<unknown>): Promise<void> => {
  await createCalls(db);
  await createParticipants(db);
  await createCallees(db);
};
