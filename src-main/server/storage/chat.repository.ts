import type { ChatRepository } from '../ports/index.ts';
import { fromMessageRow, toMessageRow } from './chat.mapper.ts';
import type { Db } from './snapshot.ts';

/** Chat in the database. An unknown `after` lists from the beginning: rather twice than never. */
export const createChatRepository = (db: Db): ChatRepository => ({
  insert: (message, clientId) =>
    db.transaction().execute(async (trx) => {
      const last = trx
        .selectFrom('chat_messages')
        .where('call_id', '=', message.callId)
        .select((eb) => eb.fn.max('position').as('last'));
      const inserted = await trx
        .insertInto('chat_messages')
        .values((eb) => ({ ...toMessageRow(message, clientId), position: eb(eb.fn.coalesce(last, eb.lit(0)), '+', 1) }))
        .onConflict((conflict) => conflict.columns(['call_id', 'person_id', 'client_id']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (inserted) return fromMessageRow(inserted);
      const stored = await trx
        .selectFrom('chat_messages')
        .selectAll()
        .where('call_id', '=', message.callId)
        .where('person_id', '=', message.person.id)
        .where('client_id', '=', clientId ?? null)
        .executeTakeFirstOrThrow();
      return fromMessageRow(stored);
    }),

  async list({ callId, after, limit }) {
    const messages = db.selectFrom('chat_messages').selectAll().where('call_id', '=', callId);
    const seen = db
      .selectFrom('chat_messages')
      .select('position')
      .where('call_id', '=', callId)
      .where('id', '=', after ?? null);
    const page = after ? messages.where((eb) => eb('position', '>', eb.fn.coalesce(seen, eb.lit(0)))) : messages;
    return (await page.orderBy('position').limit(limit).execute()).map(fromMessageRow);
  },
});
