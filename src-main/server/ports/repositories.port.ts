import type {
  Account,
  CallSummary,
  ChatMessage,
  Conversation,
  MemberRole,
  ShareLink,
  Transcript,
} from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type {
  AccountId,
  CallId,
  ConversationId,
  GuestId,
  MessageId,
  PersonId,
  ShareLinkId,
} from '#shared/kernel/ids.ts';
import type { CallState } from '../domain/call-state.ts';

/** One page of a list; `total` counts all matches. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
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
  /** Calls that this person was in or was called into, newest first. */
  pageOfPerson(query: { personId: PersonId; limit: number; offset: number }): Promise<Page<CallSummary>>;
  countUnseenMissed(personId: PersonId): Promise<number>;
  markMissedSeen(personId: PersonId, at: Timestamp): Promise<void>;
}

/** An account with what only the server may know. */
export interface StoredAccount extends Account {
  readonly passwordHash?: string | undefined;
  readonly suspended: boolean;
}

export interface AccountRepository {
  insert(account: StoredAccount): Promise<void>;
  update(
    id: AccountId,
    change: Partial<Pick<StoredAccount, 'name' | 'language' | 'avatar' | 'role' | 'suspended'>>,
  ): Promise<void>;
  find(id: AccountId): Promise<StoredAccount | undefined>;
  findMany(ids: readonly AccountId[]): Promise<readonly StoredAccount[]>;
  findByUsername(username: string): Promise<StoredAccount | undefined>;
  /** The built-in administrator: the first account ever made with the role admin. */
  findOwner(): Promise<StoredAccount | undefined>;
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

export interface GuestRepository {
  insert(guest: StoredGuest): Promise<void>;
  update(id: GuestId, change: Partial<Pick<StoredGuest, 'name' | 'language'>>): Promise<void>;
  find(id: GuestId): Promise<StoredGuest | undefined>;
  findByTokenHash(tokenHash: string): Promise<StoredGuest | undefined>;
  listByShareLink(id: ShareLinkId): Promise<readonly StoredGuest[]>;
  listByConversation(id: ConversationId): Promise<readonly StoredGuest[]>;
}

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

export interface ShareLinkRepository {
  insert(link: ShareLink, tokenHash: string): Promise<void>;
  find(id: ShareLinkId): Promise<ShareLink | undefined>;
  findByTokenHash(tokenHash: string): Promise<ShareLink | undefined>;
  list(id: ConversationId): Promise<readonly ShareLink[]>;
  /** Counts one use if the limit allows it; false when the link is used up, revoked or expired. Atomic. */
  tryUse(id: ShareLinkId, now: Timestamp): Promise<boolean>;
  revoke(id: ShareLinkId, at: Timestamp): Promise<void>;
}

export interface ChatRepository {
  /** Stores the message; with a `clientId` already seen from this person in this call, gives the stored one instead. */
  insert(message: ChatMessage, clientId: string | undefined): Promise<ChatMessage>;
  /** In order of sending. */
  list(query: { callId: CallId; after?: MessageId | undefined; limit: number }): Promise<readonly ChatMessage[]>;
}

export interface TranscriptRepository {
  insert(transcript: Transcript, translations: Readonly<Record<string, string>>): Promise<void>;
  /** In order of speaking; `search` finds texts that contain it, whatever the case. */
  list(query: { callId: CallId; search?: string | undefined; limit: number }): Promise<readonly Transcript[]>;
}

/** Small facts about this server, such as its secrets. */
export interface SettingsRepository {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/** The whole store. */
export interface Repositories {
  readonly accounts: AccountRepository;
  readonly guests: GuestRepository;
  readonly conversations: ConversationRepository;
  readonly shareLinks: ShareLinkRepository;
  readonly calls: CallRepository;
  readonly chat: ChatRepository;
  readonly transcripts: TranscriptRepository;
  readonly settings: SettingsRepository;
}
