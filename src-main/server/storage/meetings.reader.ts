import { sql } from 'kysely';
import type { CallState } from '../domain/call-state.ts';
import type { CallRepository, Page } from '../ports/index.ts';
import { readCalls } from './calls.reader.ts';
import { anywhere, toSearchText } from './columns.ts';
import type { Db } from './snapshot.ts';

type Query = Parameters<CallRepository['pageOfMeetings']>[0];

const filter = (db: Db, { personId, type, search, from, until }: Query) => {
  const joined = db
    .selectFrom('call_participants')
    .select('call_id')
    .where('person_id', '=', personId)
    .where('status', '!=', 'waiting');
  const invited = db.selectFrom('call_callees').select('call_id').where('person_id', '=', personId);
  const hosted = db.selectFrom('calls').select('id as call_id').where('host_id', '=', personId);
  return db
    .selectFrom('calls')
    .where('id', 'in', joined.union(invited).union(hosted))
    .where('meeting', 'is not', null)
    .where('phase', '=', 'ended')
    .where((eb) => (type === undefined ? eb.and([]) : eb('type', '=', type)))
    .where((eb) => (from === undefined ? eb.and([]) : eb('created_at', '>=', from)))
    .where((eb) => (until === undefined ? eb.and([]) : eb('created_at', '<', until)))
    .where((eb) =>
      search ? sql<boolean>`search_text like ${anywhere(toSearchText(search))} escape '\\'` : eb.and([]),
    );
};

/** One page of a person's past meetings, newest first. */
export const readPastMeetings = async (db: Db, query: Query): Promise<Page<CallState>> => {
  const { total } = await filter(db, query)
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const items = await readCalls(db, (snapshot) =>
    filter(snapshot, query)
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit)
      .offset(query.offset)
      .execute(),
  );
  return { items, total: Number(total) };
};

type AllQuery = Parameters<CallRepository['pageOfAll']>[0];

/** One page of all calls, newest first. */
export const readAllCalls = async (db: Db, { limit, offset, phases, type }: AllQuery): Promise<Page<CallState>> => {
  const matching = (source: Db) =>
    source
      .selectFrom('calls')
      .where((eb) => (phases === undefined ? eb.and([]) : eb('phase', 'in', phases)))
      .where((eb) => (type === undefined ? eb.and([]) : eb('type', '=', type)));
  const { total } = await matching(db)
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const items = await readCalls(db, (snapshot) =>
    matching(snapshot)
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
  );
  return { items, total: Number(total) };
};
