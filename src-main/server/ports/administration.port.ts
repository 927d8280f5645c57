import type {
  AuditEntry,
  Backup,
  BackupProgress,
  CallMode,
  CallPhase,
  CallType,
  ConnectionQuality,
  EndReason,
  LogLine,
} from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { CallId, PersonId } from '#shared/kernel/ids.ts';
import type { Page } from './repositories.port.ts';

/** A stretch of time; the end is not part of it. */
export interface Span {
  readonly from: Timestamp;
  readonly until: Timestamp;
}

/** One call, as far as it is counted. */
export interface CountedCall {
  readonly id: CallId;
  readonly type: CallType;
  readonly mode: CallMode;
  readonly phase: CallPhase;
  readonly createdAt: Timestamp;
  readonly activeAt?: Timestamp | undefined;
  readonly endedAt?: Timestamp | undefined;
  readonly endReason?: EndReason | undefined;
}

/** One stay in a call, as far as it is counted. */
export interface CountedStay {
  readonly callId: CallId;
  readonly personId: PersonId;
  readonly name: string;
  readonly joinedAt: Timestamp;
  readonly leftAt?: Timestamp | undefined;
}

/** How many measurements of the links of a call gave which word. */
export type QualityTally = Readonly<Record<ConnectionQuality, number>>;

/** What is counted for administrators. */
export interface StatisticsRepository {
  /** Calls that ran or were tried in that time. */
  listCalls(span: Span): Promise<readonly CountedCall[]>;
  listStays(span: Span): Promise<readonly CountedStay[]>;
  /** When accounts were made in that time. */
  listAccountTimes(span: Span): Promise<readonly Timestamp[]>;
  /** When messages were sent in that time. */
  listMessageTimes(span: Span): Promise<readonly Timestamp[]>;
  countAccounts(span: Span): Promise<{
    readonly total: number;
    readonly suspended: number;
    readonly verified: number;
    /** Seen in that time. */
    readonly active: number;
    readonly byRole: Readonly<Record<string, number>>;
  }>;
  addQuality(callId: CallId, tally: QualityTally): Promise<void>;
  /** The sums over the calls that began in that time. */
  sumQuality(span: Span): Promise<QualityTally>;
  countRows(): Promise<Readonly<Record<string, number>>>;
  readSizeBytes(): Promise<number>;
}

/** What people with rights did. Entries are never changed. */
export interface AuditRepository {
  insert(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  page(query: { limit: number; offset: number; action?: string | undefined }): Promise<Page<AuditEntry>>;
}

/** How long what is over is kept, as far as that can be chosen. */
export interface Housekeeping {
  /** The log of a call, from the end of the call on. */
  readonly callLogLifeMs: number;
}

/** What is of no use any more. */
export interface HousekeepingRepository {
  /** Removes it, or only counts it; the numbers are by kind. */
  cleanUp(now: Timestamp, isDryRun: boolean, rules: Housekeeping): Promise<Readonly<Record<string, number>>>;
}

/** The log files. */
export interface LogReader {
  /** The newest matching lines, newest first. Reads as little as it can. */
  read(query: { level?: string | undefined; search?: string | undefined; limit: number }): Promise<readonly LogLine[]>;
}

/** Copies of the database. */
export interface BackupPort {
  /** Joins the copy that is being made, if there is one. Rejects when it cannot be made; nothing is left behind then. */
  make(): Promise<Backup>;
  /** Of the copy that is being made. */
  progress(): BackupProgress | undefined;
  /** True when the newest try did not succeed. */
  readonly hasFailed: boolean;
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
}
