import type {
  AccountFacts,
  ActivityPoint,
  AdminAccount,
  AuditEntry,
  Backup,
  BackupProgress,
  CallFacts,
  LoadFigures,
  LogLine,
  Mail,
  MailKind,
} from '#shared/contract/index.ts';
import { iso, isoOrNull } from '../moments.ts';
import { DAY_MS, endOf, toUser } from './values.ts';

export const toAdminUser = (account: AdminAccount) => ({
  ...toUser(account),
  username: account.username,
  isActive: !account.isSuspended,
  isSuspended: account.isSuspended,
  hasPassword: account.hasPassword,
  lastSeen: isoOrNull(account.lastSeenAt),
});

export const toPoint = ({ startsAt, newAccounts, ...counts }: ActivityPoint) => ({
  date: iso(startsAt),
  ...counts,
  newUsers: newAccounts,
});

export const toCallFigures = (facts: CallFacts) => ({
  totalCalls: facts.total,
  answeredCalls: facts.answered,
  totalMinutes: facts.minutes,
  averageDuration: facts.averageSeconds,
  longestDuration: facts.longestSeconds,
  peakConcurrentCalls: facts.peakCalls,
  peakConcurrentParticipants: facts.peakParticipants,
  averageParticipants: facts.averageParticipants,
  callsByType: facts.byType,
  callsByMode: facts.byMode,
  callsByEnd: facts.byEnd,
  quality: facts.quality,
});

export const toUserFigures = (facts: AccountFacts) => ({
  totalUsers: facts.total,
  suspendedUsers: facts.suspended,
  verifiedUsers: facts.verified,
  newUsers: facts.added,
  activeUsers: facts.active,
  usersByRole: facts.byRole,
  busiestUsers: facts.busiest.map(({ accountId, ...rest }) => ({ userId: accountId, ...rest })),
});

export const toLoad = ({ calls, ...load }: LoadFigures) => ({ ...load, activeCalls: calls });

export const toLogEntry = ({ at, level, message, fields }: LogLine) => ({ ...fields, timestamp: at, level, message });

export const toAuditEntry = ({ at, actorId, actorName, target, address, ...entry }: AuditEntry) => ({
  ...entry,
  timestamp: iso(at),
  actor: { id: actorId, name: actorName },
  target: target ?? null,
  address: address ?? null,
});

export const toBackup = ({ bytes, madeAt, ...backup }: Backup) => ({ ...backup, size: bytes, createdAt: iso(madeAt) });

export const toBackupProgress = ({ startedAt, percent }: BackupProgress) => ({ startedAt: iso(startedAt), percent });

const mailKinds = { verifyEmail: 'verify-email', resetPassword: 'reset-password' } as const satisfies Record<
  MailKind,
  string
>;

export const toMail = (mail: Mail) => ({
  ...mail,
  kind: mailKinds[mail.kind],
  createdAt: iso(mail.createdAt),
  sentAt: isoOrNull(mail.sentAt),
  lastError: mail.lastError ?? null,
});

const unitMs: Record<string, number> = { h: 3_600_000, d: DAY_MS, w: 7 * DAY_MS, m: 30 * DAY_MS, y: 365 * DAY_MS };

/** The stretch of time up to now that a period such as `30d` means, and a fitting length of steps. */
export const toPeriod = (period: string) => {
  const ms = Number(period.slice(0, -1)) * (unitMs[period.slice(-1)] ?? DAY_MS);
  const until = Date.now() + 1;
  const granularity = ms <= 2 * DAY_MS ? 'hour' : ms <= 120 * DAY_MS ? 'day' : ms <= 800 * DAY_MS ? 'week' : 'month';
  return { from: until - ms, until, granularity } as const;
};

/** From a day or moment to another; a day counts whole. Without words, the last thirty days. */
export const toSpan = (startDate: string | undefined, endDate: string | undefined) => {
  const until = endDate === undefined ? Date.now() + 1 : endOf(endDate);
  return { from: startDate === undefined ? until - 30 * DAY_MS : Date.parse(startDate), until };
};

/** A page by its number, at most a hundred long. */
export const toPage = ({ page, limit }: { readonly page: number; readonly limit: number }) => {
  const size = Math.min(limit, 100);
  return { limit: size, offset: (page - 1) * size };
};

/** What is told of a page besides its lines. */
export const toPaged = (total: number, { limit, offset }: { readonly limit: number; readonly offset: number }) => ({
  total,
  limit,
  page: Math.floor(offset / limit) + 1,
  pages: Math.ceil(total / limit),
});
