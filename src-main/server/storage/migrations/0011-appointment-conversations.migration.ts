import type { Kysely } from 'kysely';

/** Finds the appointment of a conversation: whoever comes into a call there is held to its rules. */
export const createAppointmentConversationIndex = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('appointments_by_conversation').on('appointments').column('conversation_id').execute();
};
