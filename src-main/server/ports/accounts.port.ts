import type { Account, AccountRole, Presence } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { Page } from './repositories.port.ts';

/** An account with what only the server may know. */
export interface StoredAccount extends Account {
  readonly passwordHash?: string | undefined;
  readonly suspended: boolean;
  /** Absent for accounts that were made from one name. */
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly phone?: string | undefined;
  readonly emailVerifiedAt?: Timestamp | undefined;
  /** What the person chose to show while reachable. */
  readonly availability?: Presence | undefined;
  readonly preferences?: Preferences | undefined;
  readonly lastSeenAt?: Timestamp | undefined;
}

/** Works out preferences from those that are kept by then; undefined refuses the whole change. */
export type PreferencesChange = (kept: Preferences) => Preferences | undefined;

/** What of an account is to be changed: undefined stays, null empties. */
export type AccountChange = {
  readonly [
    Key in Exclude<keyof StoredAccount, 'id' | 'createdAt' | 'preferences'>
  ]?: undefined extends StoredAccount[Key] ? StoredAccount[Key] | null : StoredAccount[Key] | undefined;
} & { readonly preferences?: PreferencesChange | undefined };

/** Everybody who can sign in. */
export interface AccountRepository {
  insert(account: StoredAccount): Promise<void>;
  /** False, and nothing stored, when the username or the e-mail address is taken. */
  tryInsert(account: StoredAccount): Promise<boolean>;
  /** Whole or not at all, and as if nobody else wrote meanwhile; false when the change of preferences refuses. */
  update(id: AccountId, change: AccountChange): Promise<boolean>;
  find(id: AccountId): Promise<StoredAccount | undefined>;
  findMany(ids: readonly AccountId[]): Promise<readonly StoredAccount[]>;
  findByUsername(username: string): Promise<StoredAccount | undefined>;
  /** The address in small letters. */
  findByEmail(email: string): Promise<StoredAccount | undefined>;
  /** Those whose names or address contain the text, whatever the case; by name. Suspended ones are not found. */
  search(query: { text: string; except: AccountId; limit: number }): Promise<readonly StoredAccount[]>;
  /** Newest first. */
  page(query: {
    limit: number;
    offset: number;
    search?: string | undefined;
    isSuspended?: boolean | undefined;
    role?: AccountRole | undefined;
  }): Promise<Page<StoredAccount>>;
  /** With everything that belongs to nobody else; calls keep who was in them. */
  delete(id: AccountId): Promise<void>;
  /** The addresses of pictures that begin like this. */
  listAvatars(prefix: string): Promise<readonly string[]>;
  /** The built-in administrator: the first account ever made with the role admin. */
  findOwner(): Promise<StoredAccount | undefined>;
}
