import { fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, RandomSource, Repositories } from '../ports/index.ts';
import type { EmailLinks } from './email-links.ts';
import type { PresenceBoard } from './presence-board.ts';
import { toProfile } from './profiles.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly links: EmailLinks;
  readonly presence: PresenceBoard;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** Proving that an address belongs to its account. */
export const createEmailVerification = (
  parts: Parts,
): Pick<Handlers, 'auth.verifyEmail' | 'auth.requestVerification'> => {
  const { repositories, links, presence, random, clock } = parts;
  const { accounts, oneTimeTokens } = repositories;
  return {
    'auth.verifyEmail': async (_asker, { token }) => {
      const link = await oneTimeTokens.use(random.hash(token), 'verifyEmail', clock.now());
      const account = link && (await accounts.find(link.accountId));
      // A link to an address that the account does not have any more proves nothing.
      if (!account || account.email !== link.email) return fail('LINK_INVALID');
      const emailVerifiedAt = account.emailVerifiedAt ?? clock.now();
      await accounts.update(account.id, { emailVerifiedAt });
      return ok({ profile: toProfile({ ...account, emailVerifiedAt }, presence.of(account)) });
    },

    'auth.requestVerification': async (_asker, { email, linkBase }) => {
      const account = await accounts.findByEmail(email);
      if (account && account.emailVerifiedAt === undefined) await links.sendVerification(account, linkBase);
      return ok({});
    },
  };
};
