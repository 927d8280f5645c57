import type { ShareLink } from '#shared/contract/index.ts';
import type { ShareLinkTable } from './schema.ts';

/** The row of a share link. */
export const toShareLinkRow = (link: ShareLink, tokenHash: string): ShareLinkTable => ({
  id: link.id,
  conversation_id: link.conversationId,
  token_hash: tokenHash,
  created_at: link.createdAt,
  expires_at: link.expiresAt ?? null,
  max_uses: link.maxUses ?? null,
  uses: link.uses,
  revoked_at: link.revokedAt ?? null,
  call_id: link.callId ?? null,
  name: link.name ?? null,
});

/** The share link of a row. The hash stays behind. */
export const fromShareLinkRow = (row: ShareLinkTable): ShareLink => ({
  id: row.id,
  conversationId: row.conversation_id,
  callId: row.call_id ?? undefined,
  name: row.name ?? undefined,
  createdAt: row.created_at,
  expiresAt: row.expires_at ?? undefined,
  maxUses: row.max_uses ?? undefined,
  uses: row.uses,
  revokedAt: row.revoked_at ?? undefined,
});
