import { z } from 'zod';
import type { AuditEntry } from '#shared/contract/index.ts';
import type { AuditRepository } from '../ports/index.ts';
import type { AuditTable } from './schema.ts';
import type { Db } from './snapshot.ts';

const details = z.record(z.string(), z.unknown());

const toRow = (entry: AuditEntry): AuditTable => ({
  id: entry.id,
  at: entry.at,
  actor_id: entry.actorId,
  actor_name: entry.actorName,
  action: entry.action,
  target: entry.target ?? null,
  outcome: entry.outcome,
  address: entry.address ?? null,
  details: JSON.stringify(entry.details),
});

const fromRow = (row: AuditTable): AuditEntry => ({
  id: row.id,
  at: row.at,
  actorId: row.actor_id,
  actorName: row.actor_name,
  action: row.action,
  target: row.target ?? undefined,
  outcome: row.outcome,
  address: row.address ?? undefined,
  details: details.parse(JSON.parse(row.details)),
});

/** The trail of what people with rights did, in the database. */
export const createAuditRepository = (db: Db): AuditRepository => ({
  async insert(entry) {
    await db.insertInto('audit_entries').values(toRow(entry)).execute();
  },

  async page({ limit, offset, action }) {
    const all = db.selectFrom('audit_entries');
    const entries = action === undefined ? all : all.where('action', '=', action);
    const { total } = await entries.select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow();
    const newest = entries.selectAll().orderBy('at', 'desc').orderBy('id', 'desc');
    return { items: (await newest.limit(limit).offset(offset).execute()).map(fromRow), total: Number(total) };
  },
});
