import type { StoredGuest } from '../ports/index.ts';
import type { GuestTable } from './schema.ts';

/** The row of a guest. */
export const toGuestRow = (guest: StoredGuest): GuestTable => ({
  id: guest.id,
  share_link_id: guest.shareLinkId,
  conversation_id: guest.conversationId,
  name: guest.name,
  language: guest.language,
  token_hash: guest.tokenHash,
  created_at: guest.createdAt,
  expires_at: guest.expiresAt,
});

/** The guest of a row. */
export const fromGuestRow = (row: GuestTable): StoredGuest => ({
  id: row.id,
  shareLinkId: row.share_link_id,
  conversationId: row.conversation_id,
  name: row.name,
  language: row.language,
  tokenHash: row.token_hash,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
