import { z } from 'zod';
import { route } from '../entry.ts';
import {
  adminUser,
  backup,
  backupProgress,
  callFigures,
  granularity,
  load,
  logEntry,
  auditEntry,
  period,
  point,
  userFigures,
} from './wire-admin.ts';
import { call, callType, participant } from './wire-calls.ts';
import {
  acknowledged,
  dayOrMoment,
  email,
  isoDate,
  name,
  objectId,
  opaque,
  phoneNumber,
  role,
  sample,
  success,
} from './wire.ts';

const count = z.coerce.number().int();
const paging = z.object({ page: count.min(1).default(1), limit: count.min(1).default(20) });
const paged = { total: z.number().int(), page: z.number().int(), limit: z.number().int(), pages: z.number().int() };
const aUser = { params: z.object({ userId: objectId }), example: { params: { userId: sample.user } } };
const aCall = { params: z.object({ callId: objectId }), example: { params: { callId: sample.call } } };
const get = { method: 'GET', auth: 'bearer', status: 200 } as const;
const post = { ...get, method: 'POST' } as const;
const flag = z.union([z.boolean(), z.stringbool()]);

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

const userRoutes = {
  listUsers: route({
    ...get,
    path: '/api/admin/users',
    query: paging.extend({
      search: z.string().trim().max(100).optional(),
      status: z.enum(['active', 'suspended']).optional(),
      role: role.optional(),
    }),
    reply: success(z.object({ users: z.array(adminUser), ...paged })),
    summary: 'Page through all accounts',
    example: { query: { page: 1, limit: 20, search: 'john', status: 'active', role: 'user' } },
  }),
  getUser: route({
    ...{ ...get, ...aUser },
    path: '/api/admin/users/:userId',
    reply: success(z.object({ user: adminUser, stats: z.object({ calls: z.number().int() }) })),
    summary: 'Read an account',
  }),
  updateUser: route({
    ...get,
    method: 'PUT',
    path: '/api/admin/users/:userId',
    params: aUser.params,
    body: z.object({
      firstName: name.optional(),
      lastName: name.optional(),
      email: email.optional(),
      phoneNumber: phoneNumber.optional(),
      role: role.optional(),
      isEmailVerified: z.boolean().optional(),
    }),
    reply: success(z.object({ user: adminUser })),
    summary: 'Change an account; roles are for administrators alone',
    example: { ...aUser.example, body: { role: 'moderator' } },
  }),
  deleteUser: route({
    ...{ ...get, ...aUser },
    method: 'DELETE',
    path: '/api/admin/users/:userId',
    reply: acknowledged,
    summary: 'Delete an account; for administrators alone',
  }),
  suspendUser: route({
    ...post,
    path: '/api/admin/users/:userId/suspend',
    params: aUser.params,
    body: z.object({ reason: z.string().max(500).optional() }).optional(),
    reply: success(z.object({ user: adminUser })),
    summary: 'Suspend an account, at once',
    example: { ...aUser.example, body: { reason: 'Asked for it' } },
  }),
  activateUser: route({
    ...{ ...post, ...aUser },
    path: '/api/admin/users/:userId/activate',
    reply: success(z.object({ user: adminUser })),
    summary: 'Lift a suspension',
  }),
} as const;

const callRoutes = {
  adminListCalls: route({
    ...get,
    path: '/api/admin/calls',
    query: paging.extend({
      status: z.enum(['scheduled', 'active', 'ended']).optional(),
      callType: callType.optional(),
    }),
    reply: success(z.object({ calls: z.array(call), ...paged })),
    summary: 'Page through all calls',
    example: { query: { page: 1, limit: 20, status: 'active', callType: 'video' } },
  }),
  adminGetCall: route({
    ...{ ...get, ...aCall },
    path: '/api/admin/calls/:callId',
    reply: success(z.object({ call })),
    summary: 'Read any call',
  }),
  adminEndCall: route({
    ...{ ...post, ...aCall },
    path: '/api/admin/calls/:callId/end',
    reply: success(z.object({ call })),
    summary: 'End any call',
  }),
  adminListParticipants: route({
    ...{ ...get, ...aCall },
    path: '/api/admin/calls/:callId/participants',
    reply: success(z.object({ participants: z.array(participant), count: z.number().int() })),
    summary: 'List who is or was in a call',
  }),
  kick: route({
    ...post,
    path: '/api/admin/calls/:callId/kick/:userId',
    params: z.object({ callId: objectId, userId: objectId }),
    reply: success(z.object({ callId: objectId, userId: objectId })),
    summary: 'Remove somebody from a call',
    example: { params: { callId: sample.call, userId: sample.other } },
  }),
} as const;

const figureRoutes = {
  dashboard: route({
    ...get,
    path: '/api/admin/dashboard',
    reply: success(
      z.object({
        current: load,
        users: userFigures,
        today: callFigures,
        waitingMails: z.number().int(),
        recentCalls: z.array(call),
      }),
    ),
    summary: 'The numbers that matter at a glance',
    example: {},
  }),
  analytics: route({
    ...get,
    path: '/api/admin/analytics',
    query: z.object({
      startDate: dayOrMoment.optional(),
      endDate: dayOrMoment.optional(),
      granularity: granularity.default('day'),
    }),
    reply: success(
      z.object({
        startDate: isoDate,
        endDate: isoDate,
        granularity,
        series: z.array(point),
        calls: callFigures,
        users: userFigures,
      }),
    ),
    summary: 'What happened between two days, as a series and as a whole',
    example: { query: { startDate: '2024-01-01', endDate: '2024-01-31', granularity: 'day' } },
  }),
  callAnalytics: route({
    ...get,
    path: '/api/admin/analytics/calls',
    query: z.object({ period: period.default('30d') }),
    reply: success(z.object({ period: z.string(), calls: callFigures, series: z.array(point) })),
    summary: 'The calls of a period',
    example: { query: { period: '30d' } },
  }),
  userAnalytics: route({
    ...get,
    path: '/api/admin/analytics/users',
    query: z.object({ period: period.default('30d') }),
    reply: success(z.object({ period: z.string(), users: userFigures, series: z.array(point) })),
    summary: 'The people of a period',
    example: { query: { period: '30d' } },
  }),
} as const;

const systemRoutes = {
  systemStats: route({
    ...get,
    path: '/api/admin/system/stats',
    reply: success(
      z.object({
        current: load,
        stored: z.record(z.string(), z.number()),
        databaseSize: z.number().int(),
        process: opaque,
      }),
    ),
    summary: 'What is stored, what goes on and what the process uses',
    example: {},
  }),
  systemLogs: route({
    ...get,
    path: '/api/admin/system/logs',
    query: z.object({
      level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).optional(),
      search: z.string().max(100).optional(),
      limit: count.min(1).default(100),
    }),
    reply: success(z.object({ logs: z.array(logEntry), count: z.number().int() })),
    summary: 'The newest lines of the log',
    example: { query: { level: 'error', limit: 100 } },
  }),
  systemCleanup: route({
    ...post,
    path: '/api/admin/system/cleanup',
    query: z.object({ dryRun: flag.optional() }),
    body: z.object({ dryRun: flag.optional() }).optional(),
    reply: success(
      z.object({ dryRun: z.boolean(), removed: z.record(z.string(), z.number()), total: z.number().int() }),
    ),
    summary: 'Remove what is of no use any more, or only count it; for administrators alone',
    example: { query: { dryRun: true }, body: {} },
  }),
  systemBackup: route({
    ...post,
    path: '/api/admin/system/backup',
    reply: success(z.object({ backup })),
    summary: 'Copy the database to a file that the server can be started from; for administrators alone',
    example: {},
  }),
  systemHealth: route({
    ...get,
    path: '/api/admin/system/health',
    reply: success(opaque),
    summary: 'All checks, with what they found',
    example: {},
  }),
  startBackup: route({
    ...post,
    path: '/api/admin/system/backups',
    reply: success(z.object({ running: backupProgress })),
    summary: 'Begin to copy the database without waiting for it; the list tells how far it is',
    addition: true,
    example: {},
  }),
  listBackups: route({
    ...get,
    path: '/api/admin/system/backups',
    reply: success(
      z.object({
        backups: z.array(backup),
        count: z.number().int(),
        running: backupProgress.nullable(),
        hasFailed: z.boolean(),
      }),
    ),
    summary: 'List the copies of the database, the one that is being made, and whether the last try failed',
    addition: true,
    example: {},
  }),
  listAudit: route({
    ...get,
    path: '/api/admin/audit',
    query: paging.extend({ action: z.string().max(60).optional() }),
    reply: success(z.object({ entries: z.array(auditEntry), ...paged })),
    summary: 'Page through what people with rights did',
    addition: true,
    example: { query: { page: 1, limit: 20 } },
  }),
  listOutbox: route({
    ...get,
    path: '/api/admin/outbox',
    query: paging,
    reply: success(z.object({ mails: z.array(mail), ...paged })),
    summary: 'Read the mails that wait or were sent',
    addition: true,
    example: { query: { page: 1, limit: 20 } },
  }),
} as const;

export const adminRoutes = { ...figureRoutes, ...userRoutes, ...callRoutes, ...systemRoutes } as const;
