import type { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { ReplyData } from '#renderer/client/client-types.ts';

/** An account as the administration sees it. */
export type AdminUser = ReplyData<typeof routes.listUsers>['users'][number];
/** A call as the administration sees it. */
export type AdminCall = ReplyData<typeof routes.adminListCalls>['calls'][number];
/** Somebody who is or was in a call. */
export type AdminParticipant = AdminCall['participants'][number];
/** What is going on at this moment, and today. */
export type Dashboard = ReplyData<typeof routes.dashboard>;
/** What happened in a range of days. */
export type Analytics = ReplyData<typeof routes.analytics>;
/** A line of the log. */
export type LogLine = ReplyData<typeof routes.systemLogs>['logs'][number];
/** A copy of the database. */
export type Backup = ReplyData<typeof routes.listBackups>['backups'][number];
/** Something that somebody with rights did. */
export type AuditEntry = ReplyData<typeof routes.listAudit>['entries'][number];
/** A mail that waits or was sent. */
export type OutboxMail = ReplyData<typeof routes.listOutbox>['mails'][number];
/** What a clean-up removed, or would remove. */
export type Cleanup = ReplyData<typeof routes.systemCleanup>;
/** What is stored and what the process uses. */
export type SystemStats = ReplyData<typeof routes.systemStats>;
