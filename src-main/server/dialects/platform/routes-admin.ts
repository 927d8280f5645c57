import type { Mail, MailKind } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { iso, success } from './values.ts';

const entries = platform.routes;

/** Pages count from one; at most 100 lines each. */
const page = ({ page, limit }: { page: number; limit: number }) => {
  const size = Math.min(limit, 100);
  return { limit: size, offset: (page - 1) * size };
};

const mailKinds = { verifyEmail: 'verify-email', resetPassword: 'reset-password' } as const satisfies Record<
  MailKind,
  string
>;

const toMail = (mail: Mail) => ({
  ...mail,
  kind: mailKinds[mail.kind],
  createdAt: iso(mail.createdAt),
  sentAt: mail.sentAt === undefined ? null : iso(mail.sentAt),
  lastError: mail.lastError ?? null,
});

/** What administrators and moderators may ask. */
export const adminRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.listOutbox,
    'outbox.list',
    ({ query }) => page(query),
    ({ mails, total }) => success('Outbox retrieved successfully', { mails: mails.map(toMail), total }),
  ),
];
