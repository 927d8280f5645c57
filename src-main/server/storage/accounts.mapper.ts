import type { StoredAccount } from '../ports/index.ts';
import { toFlag } from './columns.ts';
import type { AccountTable } from './schema.ts';

/** The row of an account. */
export const toAccountRow = (account: StoredAccount): AccountTable => ({
  id: account.id,
  name: account.name,
  username: account.username,
  email: account.email ?? null,
  avatar: account.avatar ?? null,
  role: account.role,
  language: account.language,
  password_hash: account.passwordHash ?? null,
  suspended: toFlag(account.suspended),
  created_at: account.createdAt,
});

/** The account of a row. */
export const fromAccountRow = (row: AccountTable): StoredAccount => ({
  id: row.id,
  name: row.name,
  username: row.username,
  email: row.email ?? undefined,
  avatar: row.avatar ?? undefined,
  role: row.role,
  language: row.language,
  passwordHash: row.password_hash ?? undefined,
  suspended: row.suspended === 1,
  createdAt: row.created_at,
});
