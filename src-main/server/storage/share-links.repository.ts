import type { ShareLinkRepository } from '../ports/index.ts';
import { fromShareLinkRow, toShareLinkRow } from './share-links.mapper.ts';
import type { Db } from './snapshot.ts';

/** Share links in the database, listed newest first. Withdrawing a link again keeps the first time. */
export const createShareLinkRepository = (db: Db): ShareLinkRepository => {
  const links = db.selectFrom('share_links').selectAll();
  return {
    async insert(link, tokenHash) {
      await db.insertInto('share_links').values(toShareLinkRow(link, tokenHash)).execute();
    },

    async find(id) {
      const row = await links.where('id', '=', id).executeTakeFirst();
      return row && fromShareLinkRow(row);
    },

    async findByTokenHash(tokenHash) {
      const row = await links.where('token_hash', '=', tokenHash).executeTakeFirst();
      return row && fromShareLinkRow(row);
    },

    async list(id) {
      const ofConversation = links.where('conversation_id', '=', id);
      const rows = await ofConversation.orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
      return rows.map(fromShareLinkRow);
    },

    async listOfCall(id) {
      const ofCall = links.where('call_id', '=', id);
      const rows = await ofCall.orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
      return rows.map(fromShareLinkRow);
    },

    async tryUse(id, now) {
      const result = await db
        .updateTable('share_links')
        .set((eb) => ({ uses: eb('uses', '+', 1) }))
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
        .where((eb) => eb.or([eb('max_uses', 'is', null), eb('uses', '<', eb.ref('max_uses'))]))
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async revoke(id, at) {
      await db
        .updateTable('share_links')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    },
  };
};
