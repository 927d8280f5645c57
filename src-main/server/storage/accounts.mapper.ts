import { preferences } from '#shared/contract/index.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { AccountChange, PreferencesChange, StoredAccount } from '../ports/index.ts';
import { toFlag, toSearchText } from './columns.ts';
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
  first_name: account.firstName ?? null,
  last_name: account.lastName ?? null,
  phone: account.phone ?? null,
  email_verified_at: account.emailVerifiedAt ?? null,
  availability: account.availability ?? null,
  preferences: account.preferences ? JSON.stringify(account.preferences) : null,
  last_seen_at: account.lastSeenAt ?? null,
  search_text: searchTextOf(account),
});

/** What a search for this account looks at. */
export const searchTextOf = ({ name, username, email }: Pick<StoredAccount, 'name' | 'username' | 'email'>): string =>
  toSearchText([name, username, email ?? ''].join('\n'));

const readPreferences = (column: string): Preferences => preferences.parse(JSON.parse(column));

/** The column after a change; undefined when the change is refused. */
export const toChangedPreferences = (column: string | null, change: PreferencesChange): string | undefined => {
  const changed = change(column === null ? {} : readPreferences(column));
  return changed && JSON.stringify(changed);
};

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
  firstName: row.first_name ?? undefined,
  lastName: row.last_name ?? undefined,
  phone: row.phone ?? undefined,
  emailVerifiedAt: row.email_verified_at ?? undefined,
  availability: row.availability ?? undefined,
  preferences: row.preferences === null ? undefined : readPreferences(row.preferences),
  lastSeenAt: row.last_seen_at ?? undefined,
});

/** The columns of a change, without those that follow from what is there: what is not named stays, null empties. */
export const toAccountChange = (change: AccountChange): Partial<AccountTable> => ({
  name: change.name,
  username: change.username,
  email: change.email,
  avatar: change.avatar,
  role: change.role,
  language: change.language,
  password_hash: change.passwordHash,
  suspended: change.suspended === undefined ? undefined : toFlag(change.suspended),
  first_name: change.firstName,
  last_name: change.lastName,
  phone: change.phone,
  email_verified_at: change.emailVerifiedAt,
  availability: change.availability,
  last_seen_at: change.lastSeenAt,
});
