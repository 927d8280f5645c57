import type { Presence, Profile } from '#shared/contract/index.ts';
import type { StoredAccount } from '../ports/index.ts';

/** First and last name; of an account that was made from one name, its first word and the rest. */
export const namesOf = ({
  name,
  firstName,
  lastName,
}: Pick<StoredAccount, 'name' | 'firstName' | 'lastName'>): {
  readonly firstName: string;
  readonly lastName: string;
} => {
  const [first = name, ...rest] = name.split(' ');
  return { firstName: firstName ?? first, lastName: lastName ?? rest.join(' ') };
};

/** The account as its owner sees it: without password and anything else that only the server may know. */
export const toProfile = (account: StoredAccount, presence: Presence): Profile => ({
  id: account.id,
  ...namesOf(account),
  email: account.email,
  emailVerified: account.emailVerifiedAt !== undefined,
  phone: account.phone,
  avatar: account.avatar,
  role: account.role,
  language: account.language,
  presence,
  preferences: { ...account.preferences },
  createdAt: account.createdAt,
});
