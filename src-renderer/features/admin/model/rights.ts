import type { AccountRole } from '#renderer/features/account/index.ts';

/** What somebody may do beyond looking, ending calls and suspending: the rest is for administrators alone. */
export interface AdminRights {
  readonly changeRoles: boolean;
  readonly deleteAccounts: boolean;
  readonly backUp: boolean;
  readonly cleanUp: boolean;
}

/** The rights of a role; null where the administration is closed. */
export const rightsOf = (role: AccountRole | null): AdminRights | null => {
  if (role !== 'moderator' && role !== 'admin') return null;
  const all = role === 'admin';
  return { changeRoles: all, deleteAccounts: all, backUp: all, cleanUp: all };
};
