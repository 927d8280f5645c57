import type { CallRepository } from '../ports/index.ts';
import { type CallFilter, readPage } from './call-summaries.reader.ts';
import { livePhases, phasesOf, readCalls } from './calls.reader.ts';
import { saveCall } from './calls.writer.ts';
import { readAllCalls, readPastMeetings } from './meetings.reader.ts';
import { ownCalls } from './own-calls.filter.ts';
import type { Db } from './snapshot.ts';

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

  pageOfPerson: ({ limit, offset, ...which }) =>
    readPage(db, ownCalls(which), { viewer: which.personId, limit, offset }),
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
