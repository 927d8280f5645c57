import { z } from 'zod';
import type { LogEntry } from '#shared/contract/index.ts';
import type { CallLogRepository } from '../ports/index.ts';
import { inBatches } from './columns.ts';
import type { CallLogTable } from './schema.ts';
import type { Db } from './snapshot.ts';

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const toRow = (entry: LogEntry): CallLogTable => ({
  call_id: entry.callId,
  place: entry.place,
  at: entry.at,
  kind: entry.kind,
  participant_id: entry.participantId ?? null,
  name: entry.name ?? null,
  actor: entry.by ?? null,
  details: JSON.stringify(entry.details),
});

const fromRow = (row: CallLogTable): LogEntry => ({
  callId: row.call_id,
  place: row.place,
  at: row.at,
  kind: row.kind,
  participantId: row.participant_id ?? undefined,
  name: row.name ?? undefined,
  by: row.actor ?? undefined,
  details: details.parse(JSON.parse(row.details)),
});

/** The logs of calls in the database. */
export const createCallLogRepository = (db: Db): CallLogRepository => ({
  append: (entries) =>
    db.transaction().execute(async (trx) => {
      for (const batch of inBatches(entries.map(toRow))) await trx.insertInto('call_log').values(batch).execute();
    }),

  async lastPlace(callId) {
    const { last } = await db
      .selectFrom('call_log')
      .select((eb) => eb.fn.max('place').as('last'))
      .where('call_id', '=', callId)
      .executeTakeFirstOrThrow();
    return last ?? 0;
  },

  async list({ callId, kinds, participantId, from, until, after, limit }) {
    const rows = await db
      .selectFrom('call_log')
      .selectAll()
      .where('call_id', '=', callId)
      .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
      .$if(participantId !== undefined, (query) => query.where('participant_id', '=', participantId ?? null))
      .$if(from !== undefined, (query) => query.where('at', '>=', from ?? 0))
      .$if(until !== undefined, (query) => query.where('at', '<=', until ?? 0))
      .$if(after !== undefined, (query) => query.where('place', '>', after ?? 0))
      .orderBy('place')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  },
});
