import { z } from 'zod';
import { route } from '../entry.ts';
import { isoDate, success } from './wire.ts';

const count = z.coerce.number().int();
const paging = z.object({ page: count.min(1).default(1), limit: count.min(1).default(20) });

const mail = z.object({
  id: z.string(),
  kind: z.enum(['verify-email', 'reset-password']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  createdAt: isoDate,
  sentAt: isoDate.nullable(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
});

export const adminRoutes = {
  listOutbox: route({
    method: 'GET',
    path: '/api/admin/outbox',
    auth: 'bearer',
    query: paging,
    status: 200,
    reply: success(z.object({ mails: z.array(mail), total: z.number().int() })),
    summary: 'Read the mails that wait or were sent',
    addition: true,
    example: { query: { page: 1, limit: 20 } },
  }),
} as const;
