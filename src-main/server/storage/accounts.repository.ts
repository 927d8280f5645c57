import { sql } from 'kysely';
import type { AccountRepository } from '../ports/index.ts';
import { createAccountReader } from './accounts.reader.ts';
import {
  fromAccountRow,
  searchTextOf,
  toAccountChange,
  toAccountRow,
  toChangedPreferences,
} from './accounts.mapper.ts';
import { atStart, inBatches, isEmptyChange } from './columns.ts';
import type { Db } from './snapshot.ts';

/** Accounts in the database. A username that is taken makes `insert` reject. */
export const createAccountRepository = (db: Db): AccountRepository => {
  const accounts = db.selectFrom('accounts').selectAll();
  return {
    ...createAccountReader(db),

    async insert(account) {
      await db.insertInto('accounts').values(toAccountRow(account)).execute();
    },

    async tryInsert(account) {
      const inserted = await db
        .insertInto('accounts')
        .values(toAccountRow(account))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },

    async update(id, { preferences: changePreferences, ...change }) {
      const columns = toAccountChange(change);
      if (!changePreferences && isEmptyChange(columns)) return true;
      return db.transaction().execute(async (trx) => {
        const account = trx.updateTable('accounts').where('id', '=', id);
        if (changePreferences) {
          // Writing comes first, though it is nothing new: from then on the row is this transaction's alone, so what is read stays true.
          const kept = await account.set({ id }).returning('preferences').executeTakeFirst();
          if (!kept) return true;
          columns.preferences = toChangedPreferences(kept.preferences, changePreferences);
          if (columns.preferences === undefined) return false;
        }
        const row = await account.set(columns).returningAll().executeTakeFirst();
        if (!row) return true;
        const search_text = searchTextOf(fromAccountRow(row));
        if (row.search_text !== search_text) await account.set({ search_text }).execute();
        return true;
      });
    },

    async find(id) {
      const row = await accounts.where('id', '=', id).executeTakeFirst();
      return row && fromAccountRow(row);
    },

    async findMany(ids) {
      const rows = await Promise.all(inBatches(ids).map((batch) => accounts.where('id', 'in', batch).execute()));
      return rows.flat().map(fromAccountRow);
    },

    async findByUsername(username) {
      const row = await accounts.where('username', '=', username).executeTakeFirst();
      return row && fromAccountRow(row);
    },

    async findByEmail(email) {
      const row = await accounts.where('email', '=', email).executeTakeFirst();
      return row && fromAccountRow(row);
    },

    async delete(id) {
      await db.deleteFrom('accounts').where('id', '=', id).execute();
    },

    async listAvatars(prefix) {
      const rows = await db
        .selectFrom('accounts')
        .select('avatar')
        .where(sql<boolean>`avatar like ${atStart(prefix)} escape '\\'`)
        .execute();
      return rows.flatMap(({ avatar }) => avatar ?? []);
    },

    async findOwner() {
      const row = await accounts.where('role', '=', 'admin').orderBy('created_at').orderBy('id').executeTakeFirst();
      return row && fromAccountRow(row);
    },
  };
};
