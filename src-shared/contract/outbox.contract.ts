import { z } from 'zod';
import { operation } from './define.ts';
import { mailId, timestamp } from './models.contract.ts';

/** What a mail is about. */
export const mailKind = z.enum(['verifyEmail', 'resetPassword']);

/** A mail on its way. Once a mail server took it, the text is dropped: it may hold a link that signs somebody in. */
export const mail = z.object({
  id: mailId,
  kind: mailKind,
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  createdAt: timestamp,
  sentAt: timestamp.optional(),
  attempts: z.number().int(),
  lastError: z.string().optional(),
});

export const outboxOperations = {
  'outbox.list': operation({
    input: z.object({ limit: z.number().int().min(1).max(500), offset: z.number().int().min(0) }),
    output: z.object({ mails: z.array(mail), total: z.number().int() }),
    errors: [],
    permission: 'admin',
    doc: 'Lists the mails of this server, newest first. Without a mail server they wait here for an administrator to pass them on.',
    example: { limit: 50, offset: 0 },
  }),
} as const;

export type Mail = z.infer<typeof mail>;
export type MailKind = z.infer<typeof mailKind>;
