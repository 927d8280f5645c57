import { z } from 'zod';
import { operation } from './define.ts';
import { loadFigures } from './health.contract.ts';
import {
  accountId,
  accountRole,
  call,
  callId,
  callPhase,
  callType,
  participant,
  timestamp,
} from './models.contract.ts';
import { profile } from './profiles.models.ts';

const ACCOUNT = '65abc456def789012345678a';
const CALL = '65abc789def012345678901a';
const NOON = 1_760_000_000_000;
const none = z.object({});
const page = { limit: z.number().int().min(1).max(100), offset: z.number().int().min(0) };
const span = { from: timestamp, until: timestamp };
const onAccount = z.object({ accountId });
const onCall = z.object({ callId });
const counts = z.record(z.string(), z.number().int());

/** An account as administrators see it. */
export const adminAccount = profile.extend({
  username: z.string(),
  isSuspended: z.boolean(),
  hasPassword: z.boolean(),
  lastSeenAt: timestamp.optional(),
});

/** How long one point of a series is. */
export const granularity = z.enum(['hour', 'day', 'week', 'month']);

/** What happened in one stretch of time. `peak` is how many calls ran at once at most. */
export const activityPoint = z.object({
  startsAt: timestamp,
  calls: z.number().int(),
  minutes: z.number(),
  participants: z.number().int(),
  peak: z.number().int(),
  messages: z.number().int(),
  newAccounts: z.number().int(),
});

/** What is known of the calls of a stretch of time. Durations are of calls that ran, quality is measured in the SFU. */
export const callFacts = z.object({
  total: z.number().int(),
  answered: z.number().int(),
  minutes: z.number(),
  averageSeconds: z.number().int(),
  longestSeconds: z.number().int(),
  peakCalls: z.number().int(),
  peakParticipants: z.number().int(),
  averageParticipants: z.number(),
  byType: counts,
  byMode: counts,
  byEnd: counts,
  /** Share of measurements, in percent, by what was measured. */
  quality: z.record(z.string(), z.number()),
});

/** What is known of the people of a stretch of time. */
export const accountFacts = z.object({
  total: z.number().int(),
  suspended: z.number().int(),
  verified: z.number().int(),
  added: z.number().int(),
  active: z.number().int(),
  byRole: counts,
  busiest: z.array(z.object({ accountId: z.string(), name: z.string(), calls: z.number().int(), minutes: z.number() })),
});

/** What somebody with rights did. */
export const auditEntry = z.object({
  id: z.string(),
  at: timestamp,
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  target: z.string().optional(),
  outcome: z.string(),
  address: z.string().optional(),
  details: z.record(z.string(), z.unknown()),
});

/** One line of the log. */
export const logLine = z.object({
  at: z.string(),
  level: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()),
});

/** A copy of the database. */
export const backup = z.object({ name: z.string(), file: z.string(), bytes: z.number().int(), madeAt: timestamp });

/** A copy that is being made. */
export const backupProgress = z.object({ startedAt: timestamp, percent: z.number().int().min(0).max(100) });

const oneAccount = z.object({ account: adminAccount });

export const adminOperations = {
  'admin.readDashboard': operation({
    input: none,
    output: z.object({
      load: loadFigures,
      accounts: accountFacts,
      today: callFacts,
      waitingMails: z.number().int(),
      recentCalls: z.array(call),
    }),
    errors: [],
    permission: 'staff',
    doc: 'The numbers that matter at a glance: what goes on now, what happened today.',
    example: {},
  }),
  'admin.readActivity': operation({
    input: z.object({ ...span, granularity }),
    output: z.object({ points: z.array(activityPoint), calls: callFacts, accounts: accountFacts }),
    errors: ['INVALID_INPUT'],
    permission: 'staff',
    doc: 'What happened between two moments, as a series and as a whole. At most 1000 points.',
    example: { from: NOON - 86_400_000, until: NOON, granularity: 'hour' },
  }),
  'admin.listAccounts': operation({
    input: z.object({
      ...page,
      search: z.string().optional(),
      isSuspended: z.boolean().optional(),
      role: accountRole.optional(),
    }),
    output: z.object({ accounts: z.array(adminAccount), total: z.number().int() }),
    errors: [],
    permission: 'staff',
    doc: 'Pages through all accounts, newest first.',
    example: { limit: 20, offset: 0, search: 'ada' },
  }),
  'admin.getAccount': operation({
    input: onAccount,
    output: oneAccount.extend({ calls: z.number().int() }),
    errors: ['ACCOUNT_NOT_FOUND'],
    permission: 'staff',
    doc: 'Reads one account, with the number of its calls.',
    example: { accountId: ACCOUNT },
  }),
  'admin.updateAccount': operation({
    input: onAccount.extend({
      firstName: z.string().optional(),
      lastName: z.string().optional(),
      email: z.string().optional(),
      phone: z.string().optional(),
      isVerified: z.boolean().optional(),
      role: accountRole.optional(),
    }),
    output: oneAccount,
    errors: ['ACCOUNT_NOT_FOUND', 'FORBIDDEN', 'EMAIL_TAKEN'],
    permission: 'staff',
    doc: 'Changes an account. Roles are changed by administrators alone, and moderators change only ordinary accounts.',
    example: { accountId: ACCOUNT, role: 'moderator' },
  }),
  'admin.deleteAccount': operation({
    input: onAccount,
    output: none,
    errors: ['ACCOUNT_NOT_FOUND', 'FORBIDDEN'],
    permission: 'admin',
    doc: 'Deletes an account for good: its sign-ins end and it leaves its calls. What it said and did in calls stays in their history.',
    example: { accountId: ACCOUNT },
  }),
  'admin.suspendAccount': operation({
    input: onAccount.extend({ reason: z.string().optional() }),
    output: oneAccount,
    errors: ['ACCOUNT_NOT_FOUND', 'FORBIDDEN'],
    permission: 'staff',
    doc: 'Suspends an account at once: its sign-ins end, its connections are closed, it leaves its calls and cannot sign in.',
    example: { accountId: ACCOUNT, reason: 'Asked for it' },
  }),
  'admin.activateAccount': operation({
    input: onAccount,
    output: oneAccount,
    errors: ['ACCOUNT_NOT_FOUND', 'FORBIDDEN'],
    permission: 'staff',
    doc: 'Lifts a suspension.',
    example: { accountId: ACCOUNT },
  }),
  'admin.listCalls': operation({
    input: z.object({ ...page, phases: z.array(callPhase).optional(), type: callType.optional() }),
    output: z.object({ calls: z.array(call), total: z.number().int() }),
    errors: [],
    permission: 'staff',
    doc: 'Pages through all calls of whatever kind, newest first.',
    example: { limit: 20, offset: 0, phases: ['active'] },
  }),
  'admin.getCall': operation({
    input: onCall,
    output: z.object({ call }),
    errors: ['CALL_NOT_FOUND'],
    permission: 'staff',
    doc: 'Reads any call.',
    example: { callId: CALL },
  }),
  'admin.endCall': operation({
    input: onCall,
    output: z.object({ call }),
    errors: ['CALL_NOT_FOUND'],
    permission: 'staff',
    serialBy: 'callId',
    doc: 'Ends any call for everybody.',
    example: { callId: CALL },
  }),
  'admin.kick': operation({
    input: onCall.extend({ personId: z.string() }),
    output: z.object({ participant }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'PARTICIPANT_NOT_FOUND'],
    permission: 'staff',
    serialBy: 'callId',
    doc: 'Removes somebody from a call; that person cannot come back into it.',
    example: { callId: CALL, personId: ACCOUNT },
  }),
  'admin.readStats': operation({
    input: none,
    output: z.object({
      load: loadFigures,
      rows: counts,
      process: z.record(z.string(), z.unknown()),
      databaseBytes: z.number().int(),
    }),
    errors: [],
    permission: 'staff',
    doc: 'Counts what is stored, what is going on and what the process uses.',
    example: {},
  }),
  'admin.readLog': operation({
    input: z.object({
      level: z.string().optional(),
      search: z.string().optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    output: z.object({ lines: z.array(logLine) }),
    errors: [],
    permission: 'staff',
    doc: 'Reads the newest lines of the log files, of one level and with a text where asked for; newest first.',
    example: { level: 'error', limit: 100 },
  }),
  'admin.cleanUp': operation({
    input: z.object({ isDryRun: z.boolean() }),
    output: z.object({ isDryRun: z.boolean(), removed: counts }),
    errors: [],
    permission: 'admin',
    doc: 'Removes what is of no use any more: ended sign-ins, used links, delivered mails, logs of calls long over. Calls and people stay. A dry run only counts.',
    example: { isDryRun: true },
  }),
  'admin.backUp': operation({
    input: none,
    output: z.object({ backup }),
    errors: ['BACKUP_FAILED'],
    permission: 'admin',
    doc: 'Copies the database to a file while everything goes on. The server can be started from that file.',
    example: {},
  }),
  'admin.startBackUp': operation({
    input: none,
    output: z.object({ running: backupProgress }),
    errors: [],
    permission: 'admin',
    doc: 'Begins to copy the database, for whoever does not wait for it. While one copy is being made, no other is begun.',
    example: {},
  }),
  'admin.listBackups': operation({
    input: none,
    output: z.object({ backups: z.array(backup), running: backupProgress.optional(), hasFailed: z.boolean() }),
    errors: [],
    permission: 'admin',
    doc: 'Lists the copies of the database, newest first, with the one that is being made, and whether the last try failed.',
    example: {},
  }),
  'admin.listAudit': operation({
    input: z.object({ ...page, action: z.string().optional() }),
    output: z.object({ entries: z.array(auditEntry), total: z.number().int() }),
    errors: [],
    permission: 'admin',
    doc: 'Pages through what people with rights did, newest first.',
    example: { limit: 20, offset: 0 },
  }),
} as const;

export type AdminAccount = z.infer<typeof adminAccount>;
export type Granularity = z.infer<typeof granularity>;
export type ActivityPoint = z.infer<typeof activityPoint>;
export type CallFacts = z.infer<typeof callFacts>;
export type AccountFacts = z.infer<typeof accountFacts>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type LogLine = z.infer<typeof logLine>;
export type Backup = z.infer<typeof backup>;
export type BackupProgress = z.infer<typeof backupProgress>;
