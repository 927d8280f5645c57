import { sql } from 'kysely';
import type { AccountRepository } from '../ports/index.ts';
import { fromAccountRow } from './accounts.mapper.ts';
import { anywhere, toFlag, toSearchText } from './columns.ts';
import type { Db } from './snapshot.ts';

/** Lists of accounts by what is known of them. */
export const createAccountReader = (db: Db): Pick<AccountRepository, 'search' | 'page'> => ({
  async search({ text, except, limit }) {
    // A text anywhere in it is found by no index; the accounts of one server are few enough to be read.
    const found = await db
      .selectFrom('accounts')
      .selectAll()
      .where(sql<boolean>`search_text like ${anywhere(toSearchText(text))} escape '\\'`)
      .where('id', '!=', except)
      .where('suspended', '=', 0)
      .orderBy('name')
      .orderBy('id')
      .limit(limit)
      .execute();
    return found.map(fromAccountRow);
  },

  async page({ limit, offset, search, isSuspended, role }) {
    const matching = db
      .selectFrom('accounts')
      .where((eb) =>
        search ? sql<boolean>`search_text like ${anywhere(toSearchText(search))} escape '\\'` : eb.and([]),
      )
      .where((eb) => (isSuspended === undefined ? eb.and([]) : eb('suspended', '=', toFlag(isSuspended))))
      .where((eb) => (role === undefined ? eb.and([]) : eb('role', '=', role)));
    const { total } = await matching.select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow();
    const newest = matching.selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc');
    return { items: (await newest.limit(limit).offset(offset).execute()).map(fromAccountRow), total: Number(total) };
  },
});
