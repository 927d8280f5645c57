import type { OneTimeToken, OneTimeTokenRepository } from '../ports/index.ts';
import type { OneTimeTokenTable } from './schema.ts';
import type { Db } from './snapshot.ts';

/** Links that work once, in the database. */
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

  async find(tokenHash, purpose, now) {
    const row = await db
      .selectFrom('one_time_tokens')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row && fromRow(row);
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
    return row && fromRow(row);
  },
});

const fromRow = ({ token_hash, account_id, purpose, email, expires_at }: OneTimeTokenTable): OneTimeToken => ({
  tokenHash: token_hash,
  accountId: account_id,
  purpose,
  email,
  expiresAt: expires_at,
});
