import type { OneTimeTokenRepository } from '../ports/index.ts';
import type { Db } from './snapshot.ts';

/** Links of mails in the database. */
export const createOneTimeTokenRepository = (db: Db): OneTimeTokenRepository => ({
  async replace({ tokenHash, accountId, purpose, email, expiresAt }) {
    await db.transaction().execute(async (trx) => {
      await trx
        .deleteFrom('one_time_tokens')
        .where('account_id', '=', accountId)
        .where('purpose', '=', purpose)
        .execute();
      await trx
        .insertInto('one_time_tokens')
        .values({
          token_hash: tokenHash,
          account_id: accountId,
          purpose,
          email,
          expires_at: expiresAt,
          used_at: null,
        })
        .execute();
    });
  },

  async use(tokenHash, purpose, now) {
    const row = await db
      .updateTable('one_time_tokens')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst();
    return row && { tokenHash, purpose, accountId: row.account_id, email: row.email, expiresAt: row.expires_at };
  },
});
