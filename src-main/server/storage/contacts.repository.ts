import type { ContactRepository } from '../ports/index.ts';
import { fromAccountRow } from './accounts.mapper.ts';
import type { Db } from './snapshot.ts';

/** Contacts in the database. */
export const createContactRepository = (db: Db): ContactRepository => ({
  async add(ownerId, accountId, at) {
    await db
      .insertInto('contacts')
      .values({ owner_id: ownerId, account_id: accountId, created_at: at })
      .onConflict((conflict) => conflict.columns(['owner_id', 'account_id']).doNothing())
      .execute();
  },

  async remove(ownerId, accountId) {
    const { numDeletedRows } = await db
      .deleteFrom('contacts')
      .where('owner_id', '=', ownerId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },

  async list(ownerId) {
    const rows = await db
      .selectFrom('contacts')
      .innerJoin('accounts', 'accounts.id', 'contacts.account_id')
      .where('contacts.owner_id', '=', ownerId)
      .selectAll('accounts')
      .orderBy('accounts.name')
      .orderBy('accounts.id')
      .execute();
    return rows.map(fromAccountRow);
  },

  async listLinked(id) {
    const mine = db.selectFrom('contacts').select('account_id as id').where('owner_id', '=', id);
    const ofMe = db.selectFrom('contacts').select('owner_id as id').where('account_id', '=', id);
    return (await mine.union(ofMe).execute()).map((row) => row.id);
  },
});
