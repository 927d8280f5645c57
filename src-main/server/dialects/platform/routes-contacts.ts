import { platform } from '#shared/dialects/platform/index.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { success, toContact, toUser } from './values.ts';

const entries = platform.routes;
const MOST_FOUND = 50;

/** Contacts, search and presence. */
export const contactRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.listContacts,
    'contact.list',
    () => ({}),
    ({ contacts }) =>
      success('Contacts retrieved successfully', { contacts: contacts.map(toContact), count: contacts.length }),
  ),
  bindRoute(
    entries.addContact,
    'contact.add',
    ({ body }) => ({ accountId: body.contactUserId as AccountId }),
    ({ contact }) => success('Contact added successfully', { contact: toContact(contact) }),
  ),
  bindRoute(
    entries.removeContact,
    'contact.remove',
    ({ params }) => ({ accountId: params.contactUserId as AccountId }),
    () => success('Contact removed successfully', {}),
  ),
  bindRoute(
    entries.searchUsers,
    'contact.search',
    ({ query: { query, limit } }) => ({ query, limit: Math.min(limit, MOST_FOUND) }),
    ({ accounts }) =>
      success('Users retrieved successfully', { users: accounts.map(toContact), count: accounts.length }),
  ),
  bindRoute(
    entries.updateStatus,
    'presence.set',
    ({ body }) => ({ presence: body.status }),
    ({ profile }) => success('Status updated successfully', { user: toUser(profile), status: profile.presence }),
  ),
];
