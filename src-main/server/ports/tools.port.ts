import type { AccountRole, Mail } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { AccountId, CallId, ParticipantId } from '#shared/kernel/ids.ts';

export type { Clock } from '#shared/kernel/clock.ts';

/** Unguessable values. */
export interface RandomSource {
  /** 24 hex digits, the form of all published ids. */
  objectId(): string;
  /** A session token: 256 bits, URL-safe. */
  token(): string;
  /** The same in small letters and digits, for links that may be typed or change their case. */
  linkToken(): string;
  /** A code that a person can read out and type: three groups of small letters, such as `kfd-wmqx-tzr` (47 bits). */
  joinCode(): string;
  /** SHA-256, hex: how tokens are kept. */
  hash(secret: string): string;
}

/** What an account token proves. */
export interface AccountClaims {
  readonly accountId: AccountId;
  readonly role: AccountRole;
  /** Names this sign-in; two tokens of one account differ in it. */
  readonly signInId: string;
}

/** What a pass into the media of a call proves. */
export interface TicketClaims {
  readonly accountId: AccountId;
  readonly signInId: string;
  readonly callId: CallId;
  readonly participantId: ParticipantId;
}

/** Signs and checks account tokens (JWT, HS256). */
export interface TokenIssuer {
  /** How long a token holds. */
  readonly lifeMs: number;
  issue(claims: AccountClaims): Promise<string>;
  /** Undefined for anything that is not a valid, unexpired token of this server. */
  verify(token: string): Promise<AccountClaims | undefined>;
  /** Signs a pass into the media of one call; it holds for an hour. */
  issueTicket(claims: TicketClaims): Promise<{ readonly token: string; readonly expiresAt: Timestamp }>;
  verifyTicket(token: string): Promise<TicketClaims | undefined>;
}

/** Keeps passwords so that nobody can read them back. Slow on purpose. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes the same time without a hash, so that nobody learns from it who has an account. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

/** A mail server. */
export interface MailPort {
  /** Resolves when the server took the mail; rejects with its reason otherwise. */
  send(mail: Pick<Mail, 'to' | 'subject' | 'text'>): Promise<void>;
  /** Resolves when the server answers and lets us in. */
  verify(): Promise<void>;
}

/** Translates captions. */
export interface TranslationPort {
  readonly available: boolean;
  /** Undefined when this pair of languages cannot be translated. Rejects when the engine fails. */
  translate(text: string, from: string, to: string): Promise<string | undefined>;
}

/** Where the core writes what an operator may need to know; never tokens or passwords. */
export interface Log {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
