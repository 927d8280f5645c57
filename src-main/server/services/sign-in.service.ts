import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId, GuestId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import type { OperatorActor, PersonActor } from '../domain/index.ts';
import type { Publisher, RandomSource, Repositories, TokenIssuer } from '../ports/index.ts';
import { createArrivals } from './arrivals.ts';
import { toPerson } from './conversations.service.ts';

/** Turns what somebody shows into who it is. Nothing but a valid token proves anybody. */
export interface SignIn {
  /**
   * An account token, a ticket into the media of a call, the session token of a guest, or an invitation into one call, whose holder is a guest from then on;
   * undefined when it is none of them, expired, ended or withdrawn.
   */
  readonly identify: (token: string) => Promise<PersonActor | undefined>;
  /** A control token. */
  readonly identifyOperator: (token: string) => Promise<OperatorActor | undefined>;
  isMediaSecret(secret: string): boolean;
  readonly languageOf: (personId: PersonId) => Promise<string | undefined>;
}

interface Parts {
  readonly repositories: Repositories;
  readonly tokens: TokenIssuer;
  readonly publisher: Publisher;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly mediaSecret: string;
}

/** Builds the sign-in over the store. */
export const createSignIn = (parts: Parts): SignIn => {
  const { repositories, tokens, publisher, random, clock, mediaSecret } = parts;
  const { accounts, controlTokens, guests, shareLinks, signIns } = repositories;
  const secretHash = Buffer.from(random.hash(mediaSecret));

  const asAccount = async (token: string): Promise<PersonActor | undefined> => {
    const claims = await tokens.verify(token);
    const ticket = claims ? undefined : await tokens.verifyTicket(token);
    const proven = claims ?? ticket;
    if (!proven || !(await signIns.isLive(proven.signInId))) return undefined;
    const account = await accounts.find(proven.accountId);
    if (!account || account.suspended) return undefined;
    const { id, role, language } = account;
    const actor = { kind: 'account' as const, id, person: toPerson(account), role, language };
    if (!ticket) return { ...actor, signInId: proven.signInId };
    // It stands beside the sign-in that it came from, and must not take the place of that one's connection.
    return { ...actor, signInId: `${ticket.signInId}:${ticket.callId}`, scope: ticket.callId };
  };

  const arriveByInvitation = createArrivals({ repositories, publisher, random, clock });

  const asGuest = async (token: string): Promise<PersonActor | undefined> => {
    const tokenHash = random.hash(token);
    const guest = (await guests.findByTokenHash(tokenHash)) ?? (await arriveByInvitation(tokenHash));
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
      callId: link.callId,
      signInId: id,
    };
  };

  return {
    identify: async (token) => (token.includes('.') ? asAccount(token) : asGuest(token)),
    async identifyOperator(token) {
      const found = await controlTokens.findByTokenHash(random.hash(token));
      if (!found || found.expiresAt <= clock.now()) return undefined;
      const { id, callId } = found;
      const maker = await accounts.find(found.accountId);
      return (
        maker && {
          kind: 'operator',
          id,
          callId,
          name: maker.name,
          observerId: id as string as ParticipantId,
          signInId: id,
        }
      );
    },
    isMediaSecret: (secret) => timingSafeEqual(Buffer.from(random.hash(secret)), secretHash),
    async languageOf(personId) {
      const account = await accounts.find(personId as AccountId);
      return account?.language ?? (await guests.find(personId as GuestId))?.language;
    },
  };
};
