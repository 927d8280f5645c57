import type { ControlTokenRepository } from '../ports/index.ts';
import type { Db } from './snapshot.ts';

/** Control tokens in the database. */
export const createControlTokenRepository = (db: Db): ControlTokenRepository => ({
  async insert({ id, callId, tokenHash, accountId, createdAt, expiresAt }) {
    const row = {
      id,
      call_id: callId,
      token_hash: tokenHash,
      account_id: accountId,
      created_at: createdAt,
      expires_at: expiresAt,
    };
    await db.insertInto('control_tokens').values(row).execute();
  },

  async findByTokenHash(tokenHash) {
    const row = await db
      .selectFrom('control_tokens')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return (
      row && {
        id: row.id,
        callId: row.call_id,
        tokenHash: row.token_hash,
        accountId: row.account_id,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }
    );
  },

  async removeOfAccount(id) {
    const rows = await db
      .deleteFrom('control_tokens')
      .where('account_id', '=', id)
      .returning(['id', 'call_id'])
      .execute();
    return rows.map((row) => ({ id: row.id, callId: row.call_id }));
  },
});
