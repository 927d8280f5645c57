import type { AdminUser } from './admin-types.ts';

/** How somebody is called: first and last name, else the name of the account. */
export const nameOf = ({
  firstName,
  lastName,
  username,
}: Pick<AdminUser, 'firstName' | 'lastName' | 'username'>): string => `${firstName} ${lastName}`.trim() || username;
