import type { SettingsRepository } from '../ports/index.ts';
import type { Db } from './snapshot.ts';

/** Settings in the database. */
export const createSettingsRepository = (db: Db): SettingsRepository => ({
  async get(key) {
    const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  },

  async set(key, value) {
    await db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  },
});
