import type { SelectQueryBuilder } from 'kysely';
import type { CallSummary } from '#shared/contract/index.ts';
import type { CallId, PersonId } from '#shared/kernel/ids.ts';
import type { Page } from '../ports/index.ts';
import { type CalledRow, type SeatRow, type SummaryRow, toCallSummary } from './call-summaries.mapper.ts';
import type { Schema } from './schema.ts';
import { type Db, readSnapshot } from './snapshot.ts';

/** Which calls: a query over the calls alone, with its columns still open. */
export type CallFilter = (db: Db) => SelectQueryBuilder<Schema, 'calls', object>;

interface PageRequest {
  readonly viewer: PersonId;
  readonly limit: number;
  readonly offset: number;
}

const readRows = (db: Db, filter: CallFilter, { viewer, limit, offset }: PageRequest): Promise<SummaryRow[]> =>
  filter(db)
    .innerJoin('conversations', 'conversations.id', 'calls.conversation_id')
    .leftJoin('call_callees as mine', (join) =>
      join.onRef('mine.call_id', '=', 'calls.id').on('mine.person_id', '=', viewer),
    )
    .select(['calls.id', 'calls.conversation_id', 'calls.conversation_type', 'calls.type', 'calls.mode', 'calls.phase'])
    .select(['calls.initiator_id', 'calls.created_at', 'calls.active_at', 'calls.ended_at', 'calls.end_reason'])
    .select(['conversations.title', 'mine.outcome', 'mine.seen_at'])
    .orderBy('calls.created_at', 'desc')
    .orderBy('calls.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();

const readSeats = async (db: Db, ids: readonly CallId[]): Promise<SeatRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('call_participants')
        .select(['call_id', 'id', 'person_id', 'person_name'])
        .where('call_id', 'in', ids)
        .where('status', '!=', 'waiting')
        .orderBy('position')
        .execute();

const readCalled = async (db: Db, ids: readonly CallId[]): Promise<CalledRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('call_callees as callee')
        .leftJoin('accounts as account', 'account.id', 'callee.person_id')
        .select(['callee.call_id', 'callee.person_id', 'callee.outcome', 'account.name'])
        .where('callee.call_id', 'in', ids)
        .orderBy('callee.position')
        .execute();

/** One page of a history, newest first, in four queries whatever its size. */
export const readPage = (db: Db, filter: CallFilter, request: PageRequest): Promise<Page<CallSummary>> =>
  readSnapshot(db, async (snapshot) => {
    const count = filter(snapshot).select((eb) => eb.fn.countAll().as('total'));
    const { total } = await count.executeTakeFirstOrThrow();
    const rows = await readRows(snapshot, filter, request);
    const ids = rows.map((row) => row.id);
    const seats = await readSeats(snapshot, ids);
    const called = await readCalled(snapshot, ids);
    const seatsOf = Map.groupBy(seats, (seat) => seat.call_id);
    const calledOf = Map.groupBy(called, (callee) => callee.call_id);
    const items = rows.map((row) =>
      toCallSummary(row, request.viewer, seatsOf.get(row.id) ?? [], calledOf.get(row.id) ?? []),
    );
    return { items, total: Number(total) };
  });
