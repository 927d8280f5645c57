import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId, GuestId, PersonId } from '#shared/kernel/ids.ts';
import type { PersonActor } from '../domain/index.ts';
import type { RandomSource, Repositories, TokenIssuer } from '../ports/index.ts';
import { toPerson } from './conversations.service.ts';

/** Turns what somebody shows into who it is. Nothing but a valid token proves anybody. */
export interface SignIn {
  /** An account token or the session token of a guest; undefined when it is neither, expired, ended or withdrawn. */
  identify(token: string): Promise<PersonActor | undefined>;
  isMediaSecret(secret: string): boolean;
  languageOf(personId: PersonId): Promise<string | undefined>;
}

interface Parts {
  readonly repositories: Repositories;
  readonly tokens: TokenIssuer;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly mediaSecret: string;
}

/** Builds the sign-in over the store. */
export const createSignIn = (parts: Parts): SignIn => {
  const { repositories, tokens, random, clock, mediaSecret } = parts;
  const { accounts, guests, shareLinks, signIns } = repositories;
  const secretHash = Buffer.from(random.hash(mediaSecret));

  const asAccount = async (token: string): Promise<PersonActor | undefined> => {
    const claims = await tokens.verify(token);
    if (!claims || !(await signIns.isLive(claims.signInId))) return undefined;
    const account = await accounts.find(claims.accountId);
    if (!account || account.suspended) return undefined;
    const { id, role, language } = account;
    return { kind: 'account', id, person: toPerson(account), role, language, signInId: claims.signInId };
  };

  const asGuest = async (token: string): Promise<PersonActor | undefined> => {
    const guest = await guests.findByTokenHash(random.hash(token));
    if (!guest || guest.expiresAt <= clock.now()) return undefined;
    const link = await shareLinks.find(guest.shareLinkId);
    if (!link || link.revokedAt !== undefined) return undefined;
    const { id, language, conversationId, shareLinkId } = guest;
    return {
      kind: 'guest',
      id,
      person: { id, kind: 'guest', name: guest.name },
      language,
      conversationId,
      shareLinkId,
      signInId: id,
    };
  };

  return {
    identify: async (token) => (token.includes('.') ? asAccount(token) : asGuest(token)),
    isMediaSecret: (secret) => timingSafeEqual(Buffer.from(random.hash(secret)), secretHash),
    async languageOf(personId) {
      const account = await accounts.find(personId as AccountId);
      return account?.language ?? (await guests.find(personId as GuestId))?.language;
    },
  };
};
