import type { GuestRepository } from '../ports/index.ts';
import { isEmptyChange } from './columns.ts';
import { fromGuestRow, toGuestRow } from './guests.mapper.ts';
import type { Db } from './snapshot.ts';

/** Guests in the database, listed in the order they came. */
export const createGuestRepository = (db: Db): GuestRepository => {
  const guests = db.selectFrom('guests').selectAll();
  const guestsInOrder = guests.orderBy('created_at').orderBy('id');
  return {
    async insert(guest) {
      await db.insertInto('guests').values(toGuestRow(guest)).execute();
    },

    async update(id, change) {
      if (isEmptyChange(change)) return;
      await db.updateTable('guests').set(change).where('id', '=', id).execute();
    },

    async find(id) {
      const row = await guests.where('id', '=', id).executeTakeFirst();
      return row && fromGuestRow(row);
    },

    async findByTokenHash(tokenHash) {
      const row = await guests.where('token_hash', '=', tokenHash).executeTakeFirst();
      return row && fromGuestRow(row);
    },

    async listByShareLink(id) {
      return (await guestsInOrder.where('share_link_id', '=', id).execute()).map(fromGuestRow);
    },

    async listByConversation(id) {
      return (await guestsInOrder.where('conversation_id', '=', id).execute()).map(fromGuestRow);
    },
  };
};
