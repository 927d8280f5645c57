import type { SignInRepository } from '../ports/index.ts';
import type { Db } from './snapshot.ts';

/** Sign-ins in the database. */
export const createSignInRepository = (db: Db): SignInRepository => ({
  async insert({ id, accountId, createdAt, expiresAt }) {
    const row = { id, account_id: accountId, created_at: createdAt, expires_at: expiresAt, revoked_at: null };
    await db.insertInto('sign_ins').values(row).execute();
  },

  async isLive(id) {
    const row = await db.selectFrom('sign_ins').select('revoked_at').where('id', '=', id).executeTakeFirst();
    return row !== undefined && row.revoked_at === null;
  },

  async revoke(id, at) {
    await db
      .updateTable('sign_ins')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  },

  async revokeOfAccount(id, at, except) {
    await db
      .updateTable('sign_ins')
      .set({ revoked_at: at })
      .where('account_id', '=', id)
      .where('revoked_at', 'is', null)
      .where((eb) => (except === undefined ? eb.and([]) : eb('id', '!=', except)))
      .execute();
  },
});
