import type { MessageId } from '#shared/kernel/ids.ts';
import type { ChatRepository } from '../ports/index.ts';
import { fromMessageRow, toMessageRow } from './chat.mapper.ts';
import type { Db } from './snapshot.ts';

/** Chat in the database. An unknown `after` lists from the beginning: rather twice than never. Before an unknown one there is nothing. */
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

  async list({ callId, after, before, latest = before !== undefined, limit }) {
    const placeOf = (id: MessageId) =>
      db.selectFrom('chat_messages').select('position').where('call_id', '=', callId).where('id', '=', id);
    const page = db
      .selectFrom('chat_messages')
      .selectAll()
      .where('call_id', '=', callId)
      .$if(after !== undefined, (all) =>
        all.where((eb) => eb('position', '>', eb.fn.coalesce(placeOf(after as MessageId), eb.lit(0)))),
      )
      .$if(before !== undefined, (all) => all.where('position', '<', placeOf(before as MessageId)))
      .orderBy('position', latest ? 'desc' : 'asc')
      .limit(limit);
    const rows = await page.execute();
    return (latest ? rows.toReversed() : rows).map(fromMessageRow);
  },
});
