import { type ExpressionBuilder, sql } from 'kysely';
import type { RingOutcome } from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { OwnCallsQuery } from '../ports/index.ts';
import type { CallFilter } from './call-summaries.reader.ts';
import { newsForCaller } from './call-summaries.mapper.ts';
import { phasesOf } from './calls.reader.ts';
import { anywhere, toSearchText } from './columns.ts';
import type { Schema } from './schema.ts';

type Calls = ExpressionBuilder<Schema, 'calls'>;

const all = (calls: Calls) => calls.and([]);

/** People who are seen to be or have been in the call. */
const seatsIn = (calls: Calls) =>
  calls
    .selectFrom('call_participants as seat')
    .select('seat.id')
    .whereRef('seat.call_id', '=', 'calls.id')
    .where('seat.status', '!=', 'waiting');

const calleesOf = (calls: Calls) =>
  calls.selectFrom('call_callees as callee').select('callee.person_id').whereRef('callee.call_id', '=', 'calls.id');

const isBegunBy = (calls: Calls, personId: PersonId) =>
  calls.exists(seatsIn(calls).whereRef('seat.id', '=', 'calls.initiator_id').where('seat.person_id', '=', personId));

/** As the summary has it: for a callee the own outcome, for the caller the best news of all callees. */
const hasOutcome = (calls: Calls, personId: PersonId, outcome: RingOutcome) => {
  const mine = calleesOf(calls).where('callee.person_id', '=', personId);
  const better = newsForCaller.slice(0, newsForCaller.indexOf(outcome));
  const isBestNews = calls.and([
    calls.not(calls.exists(mine)),
    isBegunBy(calls, personId),
    calls.exists(calleesOf(calls).where('callee.outcome', '=', outcome)),
    ...(better.length === 0 ? [] : [calls.not(calls.exists(calleesOf(calls).where('callee.outcome', 'in', better)))]),
  ]);
  return calls.or([calls.exists(mine.where('callee.outcome', '=', outcome)), isBestNews]);
};

/** In the title that a reader sees, which in direct conversations is the name of the other, and in names of others. */
const hasText = (calls: Calls, personId: PersonId, search: string) => {
  const pattern = anywhere(toSearchText(search));
  const fits = (column: 'conversation.title' | 'seat.person_name' | 'account.name') =>
    sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
  const titled = calls
    .selectFrom('conversations as conversation')
    .select('conversation.id')
    .whereRef('conversation.id', '=', 'calls.conversation_id')
    .where('calls.conversation_type', '!=', 'direct')
    .where(fits('conversation.title'));
  const called = calleesOf(calls)
    .innerJoin('accounts as account', 'account.id', 'callee.person_id')
    .where('callee.person_id', '!=', personId)
    .where(fits('account.name'));
  const present = seatsIn(calls).where('seat.person_id', '!=', personId).where(fits('seat.person_name'));
  return calls.or([calls.exists(titled), calls.exists(present), calls.exists(called)]);
};

/** The calls of a person that fit; what is only planned has not been yet. */
export const ownCalls =
  (query: Omit<OwnCallsQuery, 'limit' | 'offset'>): CallFilter =>
  (db) => {
    const { personId, phase, type, outcome, initiatedByMe, search, from, until } = query;
    const joined = db
      .selectFrom('call_participants')
      .select('call_id')
      .where('person_id', '=', personId)
      .where('status', '!=', 'waiting');
    const called = db.selectFrom('call_callees').select('call_id').where('person_id', '=', personId);
    return db
      .selectFrom('calls')
      .where('calls.id', 'in', joined.union(called))
      .where('calls.phase', '!=', 'scheduled')
      .where((calls) => (phase === undefined ? all(calls) : calls('calls.phase', 'in', phasesOf[phase])))
      .where((calls) => (type === undefined ? all(calls) : calls('calls.type', '=', type)))
      .where((calls) => (from === undefined ? all(calls) : calls('calls.created_at', '>=', from)))
      .where((calls) => (until === undefined ? all(calls) : calls('calls.created_at', '<', until)))
      .where((calls) => (outcome === undefined ? all(calls) : hasOutcome(calls, personId, outcome)))
      .where((calls) => {
        if (initiatedByMe === undefined) return all(calls);
        return initiatedByMe ? isBegunBy(calls, personId) : calls.not(isBegunBy(calls, personId));
      })
      .where((calls) => (search ? hasText(calls, personId, search) : all(calls)));
  };
