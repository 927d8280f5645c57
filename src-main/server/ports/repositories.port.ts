import type {
  CallSummary,
  CallPhase,
  CallType,
  ChatMessage,
  Conversation,
  LogEntry,
  LogKind,
  Mail,
  MemberRole,
  RingOutcome,
  ShareLink,
  Transcript,
  VideoFile,
} from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type {
  AccountId,
  AppointmentId,
  CallId,
  ConversationId,
  GuestId,
  MessageId,
  OperatorId,
  ParticipantId,
  PersonId,
  ShareLinkId,
  VideoFileId,
} from '#shared/kernel/ids.ts';
import type { AccountRepository, StoredAccount } from './accounts.port.ts';
import type { AuditRepository, HousekeepingRepository, StatisticsRepository } from './administration.port.ts';
import type { AppointmentState } from '../domain/appointment.ts';
import type { CallState } from '../domain/call-state.ts';

/** One page of a list; `total` counts all matches. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Which calls of a person; what is absent rules none out. */
export interface OwnCallsQuery {
  readonly personId: PersonId;
  readonly limit: number;
  readonly offset: number;
  readonly phase?: 'active' | 'ended' | undefined;
  readonly type?: CallType | undefined;
  /** Both as the summary for this person tells them. */
  readonly outcome?: RingOutcome | undefined;
  readonly initiatedByMe?: boolean | undefined;
  /** Part of the title or of the name of somebody else in the call, whatever the case. */
  readonly search?: string | undefined;
  /** Begun from this moment on, and before that one. */
  readonly from?: Timestamp | undefined;
  readonly until?: Timestamp | undefined;
}

/** Calls, running and past. Every write is durable when its promise resolves: a kill -9 after that loses nothing. */
export interface CallRepository {
  /** Inserts or replaces the whole state in one transaction. */
  save(call: CallState): Promise<void>;
  find(id: CallId): Promise<CallState | undefined>;
  findLiveInConversation(id: ConversationId): Promise<CallState | undefined>;
  /** All calls that have not ended, for the start after a crash. */
  listLive(): Promise<readonly CallState[]>;
  /** Newest first. Summaries are made for `viewer`. */
  pageOfConversation(query: {
    conversationId: ConversationId;
    viewer: PersonId;
    limit: number;
    offset: number;
    phase?: 'active' | 'ended' | undefined;
  }): Promise<Page<CallSummary>>;
  /** Calls that this person was in or was called into, newest first: all, or those that fit. */
  pageOfPerson(query: OwnCallsQuery): Promise<Page<CallSummary>>;
  /** Meetings that are over and that this person hosted, was in or was invited to, newest first. */
  pageOfMeetings(query: {
    personId: PersonId;
    limit: number;
    offset: number;
    type?: CallType | undefined;
    /** Part of the title, whatever the case. */
    search?: string | undefined;
    /** Made from this moment on, and before that one. */
    from?: Timestamp | undefined;
    until?: Timestamp | undefined;
  }): Promise<Page<CallState>>;
  /** All calls, newest first. */
  pageOfAll(query: {
    limit: number;
    offset: number;
    phases?: readonly CallPhase[] | undefined;
    type?: CallType | undefined;
  }): Promise<Page<CallState>>;
  countUnseenMissed(personId: PersonId): Promise<number>;
  markMissedSeen(personId: PersonId, at: Timestamp): Promise<void>;
}

/** Who is whose contact. */
export interface ContactRepository {
  /** Adding again changes nothing. */
  add(ownerId: AccountId, accountId: AccountId, at: Timestamp): Promise<void>;
  /** False when it was none. */
  remove(ownerId: AccountId, accountId: AccountId): Promise<boolean>;
  /** By name. */
  list(ownerId: AccountId): Promise<readonly StoredAccount[]>;
  /** Those whom this account has as a contact, and those who have it as one. */
  listLinked(id: AccountId): Promise<readonly AccountId[]>;
}

/** A sign-in: one token on one device. */
export interface StoredSignIn {
  readonly id: string;
  readonly accountId: AccountId;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** Which tokens are good; a revoked one never is again. */
export interface SignInRepository {
  insert(signIn: StoredSignIn): Promise<void>;
  /** False for unknown and revoked ones. */
  isLive(id: string): Promise<boolean>;
  revoke(id: string, at: Timestamp): Promise<void>;
  /** Revokes all of this account, but the one excepted. */
  revokeOfAccount(id: AccountId, at: Timestamp, except?: string): Promise<void>;
}

/** What a link that works once is good for. */
export type OneTimePurpose = 'verifyEmail' | 'resetPassword' | 'setUpOwner';

/** A link that works once. */
export interface OneTimeToken {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly accountId: AccountId;
  readonly purpose: OneTimePurpose;
  /** The address that the mail went to. */
  readonly email: string;
  readonly expiresAt: Timestamp;
}

/** Links, each good for one use. */
export interface OneTimeTokenRepository {
  /** Stores it; older ones of the same account and purpose are worth nothing any more. */
  replace(token: OneTimeToken): Promise<void>;
  /** Gives the token and leaves it as it is; undefined when it is unknown, used or expired. */
  find(tokenHash: string, purpose: OneTimePurpose, now: Timestamp): Promise<OneTimeToken | undefined>;
  /** Gives the token and uses it up; undefined when it is unknown, used or expired. Atomic. */
  use(tokenHash: string, purpose: OneTimePurpose, now: Timestamp): Promise<OneTimeToken | undefined>;
}

/** Mails on their way, kept until a mail server takes them. */
export interface OutboxRepository {
  insert(mail: Mail): Promise<void>;
  /** Newest first. */
  page(query: { limit: number; offset: number }): Promise<Page<Mail>>;
  /** Those that no mail server took yet, oldest first. */
  listUnsent(query: { limit: number }): Promise<readonly Mail[]>;
  /** Notes the success; the text is dropped, because it may hold a link that signs somebody in. */
  markSent(id: Mail['id'], at: Timestamp): Promise<void>;
  markFailed(id: Mail['id'], error: string): Promise<void>;
}

/** A guest: somebody who came by a share link. */
export interface StoredGuest {
  readonly id: GuestId;
  readonly shareLinkId: ShareLinkId;
  readonly conversationId: ConversationId;
  readonly name: string;
  readonly language: string;
  /** SHA-256 of the session token, hex. */
  readonly tokenHash: string;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** Everybody who came by a link. */
export interface GuestRepository {
  insert(guest: StoredGuest): Promise<void>;
  update(id: GuestId, change: Partial<Pick<StoredGuest, 'name' | 'language'>>): Promise<void>;
  find(id: GuestId): Promise<StoredGuest | undefined>;
  findByTokenHash(tokenHash: string): Promise<StoredGuest | undefined>;
  listByShareLink(id: ShareLinkId): Promise<readonly StoredGuest[]>;
  listByConversation(id: ConversationId): Promise<readonly StoredGuest[]>;
}

/** Lasting groups and their members. */
export interface ConversationRepository {
  /** Inserts the conversation with its members in one transaction. */
  insert(conversation: Conversation): Promise<void>;
  update(id: ConversationId, change: { title?: string | undefined; lobby?: boolean | undefined }): Promise<void>;
  find(id: ConversationId): Promise<Conversation | undefined>;
  /** Newest first. */
  listOfAccount(id: AccountId): Promise<readonly Conversation[]>;
  /** Adds, or changes the role of, members. */
  putMembers(id: ConversationId, members: readonly { accountId: AccountId; role: MemberRole }[]): Promise<void>;
  removeMembers(id: ConversationId, accountIds: readonly AccountId[]): Promise<void>;
}

/** Links into conversations, found by the hash of their token. */
export interface ShareLinkRepository {
  insert(link: ShareLink, tokenHash: string): Promise<void>;
  find(id: ShareLinkId): Promise<ShareLink | undefined>;
  findByTokenHash(tokenHash: string): Promise<ShareLink | undefined>;
  list(id: ConversationId): Promise<readonly ShareLink[]>;
  /** Those that lead into this one call, newest first. */
  listOfCall(id: CallId): Promise<readonly ShareLink[]>;
  /** Counts one use if the limit allows it; false when the link is used up, revoked or expired. Atomic. */
  tryUse(id: ShareLinkId, now: Timestamp): Promise<boolean>;
  revoke(id: ShareLinkId, at: Timestamp): Promise<void>;
}

/** Messages of calls. */
/** A token that steers one call. */
export interface ControlToken {
  readonly id: OperatorId;
  readonly callId: CallId;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  /** Who had it made. */
  readonly accountId: AccountId;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

/** Who may steer calls. */
export interface ControlTokenRepository {
  insert(token: ControlToken): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<ControlToken | undefined>;
  /** Removes all that this account had made; gives what was removed. */
  removeOfAccount(id: AccountId): Promise<readonly Pick<ControlToken, 'id' | 'callId'>[]>;
}

/** A shared video, with where its content is kept. */
export interface StoredVideoFile extends VideoFile {
  /** SHA-256 of the content, hex. */
  readonly hash: string;
}

/** Shared videos. */
export interface VideoFileRepository {
  insert(file: StoredVideoFile): Promise<void>;
  find(id: VideoFileId): Promise<StoredVideoFile | undefined>;
  /** In order of coming. */
  listOfCall(id: CallId): Promise<readonly StoredVideoFile[]>;
  removeOfCall(id: CallId): Promise<void>;
  countWithHash(hash: string): Promise<number>;
  listHashes(): Promise<readonly string[]>;
  /** Calls that have ended and still have files. */
  listEndedCalls(): Promise<readonly CallId[]>;
  /** Bytes on the disk for one call, or for all. */
  totalSize(callId?: CallId): Promise<number>;
}

/** What happened in calls. */
export interface CallLogRepository {
  /** All of them or none. */
  append(entries: readonly LogEntry[]): Promise<void>;
  /** The highest place in the log of this call; 0 for an empty one. */
  lastPlace(callId: CallId): Promise<number>;
  /** In order of place. */
  list(query: {
    callId: CallId;
    kinds?: readonly LogKind[] | undefined;
    participantId?: ParticipantId | undefined;
    from?: Timestamp | undefined;
    until?: Timestamp | undefined;
    after?: number | undefined;
    limit: number;
  }): Promise<readonly LogEntry[]>;
}

/** What was written in calls. */
export interface ChatRepository {
  /** Stores the message; with a `clientId` already seen from this person in this call, gives the stored one instead. */
  insert(message: ChatMessage, clientId: string | undefined): Promise<ChatMessage>;
  /** In order of sending, from the beginning; with `before` or `latest` those nearest to that end. */
  list(query: {
    callId: CallId;
    after?: MessageId | undefined;
    before?: MessageId | undefined;
    latest?: boolean | undefined;
    limit: number;
  }): Promise<readonly ChatMessage[]>;
}

/** Final captions of calls with their translations. */
export interface TranscriptRepository {
  insert(transcript: Transcript, translations: Readonly<Record<string, string>>): Promise<void>;
  /** In order of speaking; `search` finds texts that contain it, whatever the case. */
  list(query: { callId: CallId; search?: string | undefined; limit: number }): Promise<readonly Transcript[]>;
}

/** Appointments. Every write is durable when its promise resolves. */
export interface AppointmentRepository {
  insert(appointment: AppointmentState): Promise<void>;
  /** Replaces the whole state; an unknown one is left unknown. */
  save(appointment: AppointmentState): Promise<void>;
  find(id: AppointmentId): Promise<AppointmentState | undefined>;
  findByRoom(room: string): Promise<AppointmentState | undefined>;
  /** The appointment whose calls happen in this conversation. */
  findByConversation(id: ConversationId): Promise<AppointmentState | undefined>;
  /** In order of time, or the other way round. With `accountId`, only those in which that account has a part. */
  page(query: {
    accountId?: AccountId | undefined;
    from?: Timestamp | undefined;
    until?: Timestamp | undefined;
    newestFirst?: boolean | undefined;
    limit: number;
    offset: number;
  }): Promise<Page<AppointmentState>>;
  /** Those whose session runs, for the start after a crash. */
  listInProgress(): Promise<readonly AppointmentState[]>;
}

/** Small facts about this server, such as its secrets. */
export interface SettingsRepository {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/** The whole store. */
export interface Repositories {
  readonly accounts: AccountRepository;
  readonly contacts: ContactRepository;
  readonly signIns: SignInRepository;
  readonly oneTimeTokens: OneTimeTokenRepository;
  readonly statistics: StatisticsRepository;
  readonly audit: AuditRepository;
  readonly housekeeping: HousekeepingRepository;
  readonly outbox: OutboxRepository;
  readonly guests: GuestRepository;
  readonly conversations: ConversationRepository;
  readonly shareLinks: ShareLinkRepository;
  readonly controlTokens: ControlTokenRepository;
  readonly videoFiles: VideoFileRepository;
  readonly calls: CallRepository;
  readonly appointments: AppointmentRepository;
  readonly chat: ChatRepository;
  readonly transcripts: TranscriptRepository;
  readonly settings: SettingsRepository;
  readonly callLog: CallLogRepository;
}
