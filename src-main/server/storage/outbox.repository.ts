import type { Mail } from '#shared/contract/index.ts';
import type { OutboxRepository } from '../ports/index.ts';
import type { MailTable } from './schema.ts';
import type { Db } from './snapshot.ts';

const toRow = (mail: Mail): MailTable => ({
  id: mail.id,
  kind: mail.kind,
  recipient: mail.to,
  subject: mail.subject,
  text: mail.text,
  created_at: mail.createdAt,
  sent_at: mail.sentAt ?? null,
  attempts: mail.attempts,
  last_error: mail.lastError ?? null,
});

const fromRow = (row: MailTable): Mail => ({
  id: row.id,
  kind: row.kind,
  to: row.recipient,
  subject: row.subject,
  text: row.text,
  createdAt: row.created_at,
  sentAt: row.sent_at ?? undefined,
  attempts: row.attempts,
  lastError: row.last_error ?? undefined,
});

/** Mails in the database. */
export const createOutboxRepository = (db: Db): OutboxRepository => ({
  async insert(mail) {
    await db.insertInto('mails').values(toRow(mail)).execute();
  },

  async page({ limit, offset }) {
    const mails = db.selectFrom('mails');
    const { total } = await mails.select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow();
    const rows = await mails
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return { items: rows.map(fromRow), total: Number(total) };
  },

  async listUnsent({ limit }) {
    const unsent = db.selectFrom('mails').selectAll().where('sent_at', 'is', null);
    return (await unsent.orderBy('created_at').orderBy('id').limit(limit).execute()).map(fromRow);
  },

  async markSent(id, at) {
    await db
      .updateTable('mails')
      .set((eb) => ({ sent_at: at, text: '', last_error: null, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
  },

  async markFailed(id, error) {
    await db
      .updateTable('mails')
      .set((eb) => ({ last_error: error, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
  },
});
