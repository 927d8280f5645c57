import { sql } from 'kysely';
import type { CountedCall, CountedStay, QualityTally, Span, StatisticsRepository } from '../ports/index.ts';
import type { Schema } from './schema.ts';
import type { Db } from './snapshot.ts';

/** The tables whose growth an administrator may care about. */
const COUNTED = [
  'accounts',
  'conversations',
  'calls',
  'call_participants',
  'chat_messages',
  'transcripts',
  'mails',
] as const satisfies readonly (keyof Schema)[];

/** What is counted, in the database. */
export const createStatisticsRepository = (db: Db): StatisticsRepository => ({
  listCalls: (span) => listCalls(db, span),
  listStays: (span) => listStays(db, span),

  async listAccountTimes({ from, until }) {
    const made = db.selectFrom('accounts').select('created_at').where('created_at', '>=', from);
    return (await made.where('created_at', '<', until).execute()).map((row) => row.created_at);
  },

  async listMessageTimes({ from, until }) {
    const sent = db.selectFrom('chat_messages').select('sent_at').where('sent_at', '>=', from);
    return (await sent.where('sent_at', '<', until).execute()).map((row) => row.sent_at);
  },

  async countAccounts({ from, until }) {
    const rows = await db
      .selectFrom('accounts')
      .groupBy('role')
      .select((eb) => ['role', eb.fn.countAll().as('total'), eb.fn.sum('suspended').as('suspended')])
      .select((eb) => eb.fn.count('email_verified_at').as('verified'))
      .select(
        sql<number>`sum(case when last_seen_at >= ${from} and last_seen_at < ${until} then 1 else 0 end)`.as('active'),
      )
      .execute();
    const sum = (key: 'total' | 'suspended' | 'verified' | 'active') =>
      rows.reduce((all, row) => all + Number(row[key]), 0);
    return {
      total: sum('total'),
      suspended: sum('suspended'),
      verified: sum('verified'),
      active: sum('active'),
      byRole: Object.fromEntries(rows.map((row) => [row.role, Number(row.total)])),
    };
  },

  async addQuality(callId, tally) {
    await db
      .insertInto('call_quality')
      .values({ call_id: callId, ...tally })
      .onConflict((conflict) => conflict.column('call_id').doUpdateSet(tally))
      .execute();
  },

  async sumQuality({ from, until }) {
    const row = await db
      .selectFrom('call_quality')
      .innerJoin('calls', 'calls.id', 'call_quality.call_id')
      .where('calls.created_at', '>=', from)
      .where('calls.created_at', '<', until)
      .select((eb) => [
        eb.fn.sum('excellent').as('excellent'),
        eb.fn.sum('good').as('good'),
        eb.fn.sum('fair').as('fair'),
        eb.fn.sum('poor').as('poor'),
      ])
      .executeTakeFirst();
    const words = ['excellent', 'good', 'fair', 'poor'] as const;
    return Object.fromEntries(words.map((word) => [word, Number(row?.[word] ?? 0)])) as QualityTally;
  },

  async countRows() {
    const counts = await Promise.all(
      COUNTED.map(async (table) => {
        const query = db.selectFrom(table).select((eb) => eb.fn.countAll().as('rows'));
        return [table, Number((await query.executeTakeFirstOrThrow()).rows)] as const;
      }),
    );
    return Object.fromEntries(counts);
  },

  async readSizeBytes() {
    const { rows } = await sql<{ bytes: number }>`
      select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(db);
    return rows[0]?.bytes ?? 0;
  },
});

/** Calls that began before the end of the span and were not over at its beginning. */
const listCalls = async (db: Db, { from, until }: Span): Promise<CountedCall[]> => {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'type', 'mode', 'phase', 'created_at', 'active_at', 'ended_at', 'end_reason'])
    .where('created_at', '<', until)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', from)]))
    .where('phase', '!=', 'scheduled')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, type: row.type, mode: row.mode, phase: row.phase, createdAt: row.created_at },
    activeAt: row.active_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endReason: row.end_reason ?? undefined,
  }));
};

const listStays = async (db: Db, { from, until }: Span): Promise<CountedStay[]> => {
  const rows = await db
    .selectFrom('call_participants')
    .select(['call_id', 'person_id', 'person_name', 'joined_at', 'left_at'])
    .where('joined_at', '<', until)
    .where((eb) => eb.or([eb('left_at', 'is', null), eb('left_at', '>=', from)]))
    .where('status', '!=', 'waiting')
    .execute();
  return rows.map((row) => ({
    callId: row.call_id,
    personId: row.person_id,
    name: row.person_name,
    joinedAt: row.joined_at,
    leftAt: row.left_at ?? undefined,
  }));
};
