import type { CallRepository } from '../ports/index.ts';
import { type CallFilter, readPage } from './call-summaries.reader.ts';
import { livePhases, readCalls } from './calls.reader.ts';
import { saveCall } from './calls.writer.ts';
import { readAllCalls, readPastMeetings } from './meetings.reader.ts';
import type { Db } from './snapshot.ts';

const phasesOf = { active: livePhases, ended: ['ended'] } as const;

/** Calls in the database. */
export const createCallRepository = (db: Db): CallRepository => ({
  save: (call) => saveCall(db, call),

  async find(id) {
    const choose = (db: Db) => db.selectFrom('calls').selectAll().where('id', '=', id).execute();
    return (await readCalls(db, choose))[0];
  },

  async findLiveInConversation(id) {
    const live = await readCalls(db, (db) =>
      db.selectFrom('calls').selectAll().where('conversation_id', '=', id).where('phase', 'in', livePhases).execute(),
    );
    // Sorted here, because in SQL it tempts the planner to walk through the whole history of the conversation.
    return live.toSorted((one, other) => other.createdAt - one.createdAt)[0];
  },

  listLive: () =>
    readCalls(db, (db) =>
      db.selectFrom('calls').selectAll().where('phase', 'in', livePhases).orderBy('created_at').orderBy('id').execute(),
    ),

  pageOfConversation({ conversationId, phase, ...request }) {
    const filter: CallFilter = (db) => {
      const calls = db.selectFrom('calls').where('calls.conversation_id', '=', conversationId);
      return phase ? calls.where('calls.phase', 'in', phasesOf[phase]) : calls;
    };
    return readPage(db, filter, request);
  },

  pageOfPerson({ personId, limit, offset }) {
    const filter: CallFilter = (db) => {
      const joined = db
        .selectFrom('call_participants')
        .select('call_id')
        .where('person_id', '=', personId)
        .where('status', '!=', 'waiting');
      const called = db.selectFrom('call_callees').select('call_id').where('person_id', '=', personId);
      // What is only planned has not been yet.
      return db
        .selectFrom('calls')
        .where('calls.id', 'in', joined.union(called))
        .where('calls.phase', '!=', 'scheduled');
    };
    return readPage(db, filter, { viewer: personId, limit, offset });
  },

  pageOfMeetings: (query) => readPastMeetings(db, query),
  pageOfAll: (query) => readAllCalls(db, query),

  async countUnseenMissed(personId) {
    const { total } = await db
      .selectFrom('call_callees')
      .select((eb) => eb.fn.countAll().as('total'))
      .where('person_id', '=', personId)
      .where('outcome', '=', 'missed')
      .where('seen_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(total);
  },

  async markMissedSeen(personId, at) {
    await db
      .updateTable('call_callees')
      .set({ seen_at: at })
      .where('person_id', '=', personId)
      .where('outcome', '=', 'missed')
      .where('seen_at', 'is', null)
      .execute();
  },
});
