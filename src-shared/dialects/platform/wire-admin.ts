import { z } from 'zod';
import { isoDate, opaque, user } from './wire.ts';

const counts = z.record(z.string(), z.number());
const count = z.number().int();

/** A number of hours, days, weeks, months or years before now. */
export const period = z.string().regex(/^[1-9]\d{0,3}[hdwmy]$/, 'must be like 30d');
export const granularity = z.enum(['hour', 'day', 'week', 'month']);

/** An account as administrators see it. */
export const adminUser = user.extend({
  username: z.string(),
  isActive: z.boolean(),
  isSuspended: z.boolean(),
  hasPassword: z.boolean(),
  lastSeen: isoDate.nullable(),
});

export const point = z.object({
  date: isoDate,
  calls: count,
  minutes: z.number(),
  participants: count,
  peak: count,
  messages: count,
  newUsers: count,
});

export const callFigures = z.object({
  totalCalls: count,
  answeredCalls: count,
  totalMinutes: z.number(),
  averageDuration: count,
  longestDuration: count,
  peakConcurrentCalls: count,
  peakConcurrentParticipants: count,
  averageParticipants: z.number(),
  callsByType: counts,
  callsByMode: counts,
  callsByEnd: counts,
  quality: counts,
});

export const userFigures = z.object({
  totalUsers: count,
  suspendedUsers: count,
  verifiedUsers: count,
  newUsers: count,
  activeUsers: count,
  usersByRole: counts,
  busiestUsers: z.array(z.object({ userId: z.string(), name: z.string(), calls: count, minutes: z.number() })),
});

export const load = z.object({
  connections: count,
  activeCalls: count,
  scheduledCalls: count,
  participants: count,
  media: counts,
});

export const logEntry = z.looseObject({ timestamp: z.string(), level: z.string(), message: z.string() });

export const auditEntry = z.object({
  id: z.string(),
  timestamp: isoDate,
  actor: z.object({ id: z.string(), name: z.string() }),
  action: z.string(),
  target: z.string().nullable(),
  outcome: z.string(),
  address: z.string().nullable(),
  details: opaque,
});

export const backupProgress = z.object({ startedAt: isoDate, percent: count });

export const backup = z.object({ name: z.string(), file: z.string(), size: count, createdAt: isoDate });
