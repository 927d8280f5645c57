import type { CallPhase } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import type { AccountId, CallId } from '#shared/kernel/ids.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { iso } from '../moments.ts';
import { success } from './values.ts';
import {
  toAdminUser,
  toAuditEntry,
  toBackup,
  toBackupProgress,
  toCallFigures,
  toLoad,
  toLogEntry,
  toMail,
  toPage,
  toPaged,
  toPeriod,
  toPoint,
  toSpan,
  toUserFigures,
} from './values-admin.ts';

import { toCall } from './values-calls.ts';
import { toReportData } from './values-health.ts';

const entries = platform.routes;
const nothing = () => ({});
const user = (params: { userId: string }) => ({ accountId: params.userId as AccountId });
const call = (params: { callId: string }) => ({ callId: params.callId as CallId });

const phasesOf: Record<'scheduled' | 'active' | 'ended', CallPhase[]> = {
  scheduled: ['scheduled'],
  active: ['ringing', 'connecting', 'active'],
  ended: ['ended'],
};

const figureRoutes: readonly BoundRoute[] = [
  bindRoute(entries.dashboard, 'admin.readDashboard', nothing, (output) =>
    success('Dashboard retrieved successfully', {
      current: toLoad(output.load),
      users: toUserFigures(output.accounts),
      today: toCallFigures(output.today),
      waitingMails: output.waitingMails,
      recentCalls: output.recentCalls.map(toCall),
    }),
  ),
  bindRoute(
    entries.analytics,
    'admin.readActivity',
    ({ query: { startDate, endDate, granularity } }) => ({ ...toSpan(startDate, endDate), granularity }),
    ({ points, calls, accounts }, { from, until, granularity }) =>
      success('Analytics retrieved successfully', {
        ...{ startDate: iso(from), endDate: iso(until), granularity },
        series: points.map(toPoint),
        calls: toCallFigures(calls),
        users: toUserFigures(accounts),
      }),
  ),
  bindRoute(
    entries.callAnalytics,
    'admin.readActivity',
    ({ query }) => toPeriod(query.period),
    ({ points, calls }, { from, until }) =>
      success('Call analytics retrieved successfully', {
        period: `${iso(from)}/${iso(until)}`,
        calls: toCallFigures(calls),
        series: points.map(toPoint),
      }),
  ),
  bindRoute(
    entries.userAnalytics,
    'admin.readActivity',
    ({ query }) => toPeriod(query.period),
    ({ points, accounts }, { from, until }) =>
      success('User analytics retrieved successfully', {
        period: `${iso(from)}/${iso(until)}`,
        users: toUserFigures(accounts),
        series: points.map(toPoint),
      }),
  ),
];

const userRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.listUsers,
    'admin.listAccounts',
    ({ query: { search, status, role, ...page } }) => ({
      ...toPage(page),
      search: search || undefined,
      isSuspended: status === undefined ? undefined : status === 'suspended',
      role,
    }),
    ({ accounts, total }, page) =>
      success('Users retrieved successfully', { users: accounts.map(toAdminUser), ...toPaged(total, page) }),
  ),
  bindRoute(
    entries.getUser,
    'admin.getAccount',
    ({ params }) => user(params),
    ({ account, calls }) => success('User retrieved successfully', { user: toAdminUser(account), stats: { calls } }),
  ),
  bindRoute(
    entries.updateUser,
    'admin.updateAccount',
    ({ params, body: { phoneNumber, isEmailVerified, ...rest } }) => ({
      ...user(params),
      ...rest,
      phone: phoneNumber,
      isVerified: isEmailVerified,
    }),
    ({ account }) => success('User updated successfully', { user: toAdminUser(account) }),
  ),
  bindRoute(
    entries.deleteUser,
    'admin.deleteAccount',
    ({ params }) => user(params),
    () => success('User deleted successfully', {}),
  ),
  bindRoute(
    entries.suspendUser,
    'admin.suspendAccount',
    ({ params, body }) => ({ ...user(params), reason: body?.reason }),
    ({ account }) => success('User suspended successfully', { user: toAdminUser(account) }),
  ),
  bindRoute(
    entries.activateUser,
    'admin.activateAccount',
    ({ params }) => user(params),
    ({ account }) => success('User activated successfully', { user: toAdminUser(account) }),
  ),
];

const callRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.adminListCalls,
    'admin.listCalls',
    ({ query: { status, callType, ...page } }) => ({
      ...toPage(page),
      phases: status && phasesOf[status],
      type: callType,
    }),
    ({ calls, total }, page) =>
      success('Calls retrieved successfully', { calls: calls.map(toCall), ...toPaged(total, page) }),
  ),
  bindRoute(
    entries.adminGetCall,
    'admin.getCall',
    ({ params }) => call(params),
    (output) => success('Call retrieved successfully', { call: toCall(output.call) }),
  ),
  bindRoute(
    entries.adminEndCall,
    'admin.endCall',
    ({ params }) => call(params),
    (output) => success('Call ended successfully', { call: toCall(output.call) }),
  ),
  bindRoute(
    entries.adminListParticipants,
    'admin.getCall',
    ({ params }) => call(params),
    (output) => {
      const { participants } = toCall(output.call);
      return success('Participants retrieved successfully', { participants, count: participants.length });
    },
  ),
  bindRoute(
    entries.kick,
    'admin.kick',
    ({ params }) => ({ ...call(params), personId: params.userId }),
    (_output, { callId, personId }) => success('Participant removed successfully', { callId, userId: personId }),
  ),
];

const systemRoutes: readonly BoundRoute[] = [
  bindRoute(entries.systemStats, 'admin.readStats', nothing, ({ load, rows, databaseBytes, process }) =>
    success('Statistics retrieved successfully', {
      ...{ current: toLoad(load), stored: rows, databaseSize: databaseBytes, process },
    }),
  ),
  bindRoute(
    entries.systemLogs,
    'admin.readLog',
    ({ query: { level, search, limit } }) => ({ level, search: search || undefined, limit: Math.min(limit, 1000) }),
    ({ lines }) => success('Logs retrieved successfully', { logs: lines.map(toLogEntry), count: lines.length }),
  ),
  bindRoute(
    entries.systemCleanup,
    'admin.cleanUp',
    ({ query, body }) => ({ isDryRun: query.dryRun ?? body?.dryRun ?? false }),
    ({ isDryRun, removed }) =>
      success(isDryRun ? 'Nothing was removed' : 'Cleanup completed successfully', {
        ...{ dryRun: isDryRun, removed, total: Object.values(removed).reduce((sum, count) => sum + count, 0) },
      }),
  ),
  bindRoute(entries.systemBackup, 'admin.backUp', nothing, ({ backup }) =>
    success('Backup created successfully', { backup: toBackup(backup) }),
  ),
  bindRoute(entries.systemHealth, 'admin.readHealth', nothing, ({ report }) =>
    success('Health retrieved successfully', {
      status: report.isHealthy ? 'healthy' : 'unhealthy',
      ...toReportData(report),
    }),
  ),
  bindRoute(entries.startBackup, 'admin.startBackUp', nothing, ({ running }) =>
    success('Backup started', { running: toBackupProgress(running) }),
  ),
  bindRoute(entries.listBackups, 'admin.listBackups', nothing, ({ backups, running, hasFailed }) =>
    success('Backups retrieved successfully', {
      ...{ backups: backups.map(toBackup), count: backups.length, hasFailed },
      running: running ? toBackupProgress(running) : null,
    }),
  ),
  bindRoute(
    entries.listAudit,
    'admin.listAudit',
    ({ query: { action, ...page } }) => ({ ...toPage(page), action }),
    ({ entries: found, total }, page) =>
      success('Audit trail retrieved successfully', { entries: found.map(toAuditEntry), ...toPaged(total, page) }),
  ),
  bindRoute(
    entries.listOutbox,
    'outbox.list',
    ({ query }) => toPage(query),
    ({ mails, total }, page) =>
      success('Outbox retrieved successfully', { mails: mails.map(toMail), ...toPaged(total, page) }),
  ),
];

/** What administrators and moderators may ask. */
export const adminRoutes: readonly BoundRoute[] = [...figureRoutes, ...userRoutes, ...callRoutes, ...systemRoutes];
