import { z } from 'zod';
import { route } from '../entry.ts';
import { acknowledged, contact, objectId, presence, sample, success, user } from './wire.ts';

export const contactRoutes = {
  listContacts: route({
    method: 'GET',
    path: '/api/auth/contacts',
    auth: 'bearer',
    status: 200,
    reply: success(z.object({ contacts: z.array(contact), count: z.number().int() })),
    summary: 'List my contacts',
    example: {},
  }),
  addContact: route({
    method: 'POST',
    path: '/api/auth/contacts',
    auth: 'bearer',
    body: z.object({ contactUserId: objectId }),
    status: 200,
    reply: success(z.object({ contact })),
    summary: 'Add a contact',
    example: { body: { contactUserId: sample.other } },
  }),
  removeContact: route({
    method: 'DELETE',
    path: '/api/auth/contacts/:contactUserId',
    auth: 'bearer',
    params: z.object({ contactUserId: objectId }),
    status: 200,
    reply: acknowledged,
    summary: 'Remove a contact',
    example: { params: { contactUserId: sample.other } },
  }),
  searchUsers: route({
    method: 'GET',
    path: '/api/auth/search-users',
    auth: 'bearer',
    query: z.object({
      query: z.string().trim().min(1).max(100),
      limit: z.coerce.number().int().min(1).default(10),
    }),
    status: 200,
    reply: success(z.object({ users: z.array(contact), count: z.number().int() })),
    summary: 'Find people by name or e-mail address',
    example: { query: { query: 'john', limit: 10 } },
  }),
  updateStatus: route({
    method: 'PUT',
    path: '/api/auth/status',
    auth: 'bearer',
    body: z.object({ status: presence }),
    status: 200,
    reply: success(z.object({ user, status: presence })),
    summary: 'Choose how I show to others',
    example: { body: { status: 'online' } },
  }),
} as const;
