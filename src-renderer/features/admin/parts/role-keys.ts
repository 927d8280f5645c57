import type { AccountRole } from '#renderer/features/account/index.ts';

/** The word for each role. */
export const roleKeys = {
  user: 'admin.role.user',
  moderator: 'admin.role.moderator',
  admin: 'admin.role.admin',
} as const satisfies Record<AccountRole, string>;
