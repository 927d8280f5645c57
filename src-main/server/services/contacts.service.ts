import { type ContactCard, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, Repositories, StoredAccount } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { PresenceBoard } from './presence-board.ts';
import { namesOf, toProfile } from './profiles.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly presence: PresenceBoard;
  readonly clock: Clock;
}

type ContactHandlers = Pick<Handlers, Extract<keyof Handlers, `contact.${string}`> | 'presence.set'>;

/** Whom one knows, and how one shows to them. */
export const createContactsService = ({ repositories, presence, clock }: Parts): ContactHandlers => {
  const { accounts, contacts } = repositories;

  const toCard = (account: StoredAccount): ContactCard => ({
    id: account.id,
    ...namesOf(account),
    username: account.username,
    email: account.email,
    avatar: account.avatar,
    presence: presence.of(account),
    lastSeenAt: account.lastSeenAt,
  });

  return {
    'contact.list': async (asker) => ok({ contacts: (await contacts.list(accountOf(asker).id)).map(toCard) }),

    'contact.add': async (asker, { accountId }) => {
      const { id } = accountOf(asker);
      if (accountId === id) return fail('SELF_CONTACT');
      const account = await accounts.find(accountId);
      if (!account) return fail('ACCOUNT_NOT_FOUND');
      await contacts.add(id, accountId, clock.now());
      return ok({ contact: toCard(account) });
    },

    'contact.remove': async (asker, { accountId }) =>
      (await contacts.remove(accountOf(asker).id, accountId)) ? ok({}) : fail('ACCOUNT_NOT_FOUND'),

    'contact.search': async (asker, { query, limit }) => {
      const found = await accounts.search({ text: query, except: accountOf(asker).id, limit });
      return ok({ accounts: found.map(toCard) });
    },

    'presence.set': async (asker, { presence: availability }) => {
      const { id } = accountOf(asker);
      await accounts.update(id, { availability });
      presence.noteSignIn(id);
      await presence.announce(id);
      const account = await accounts.find(id);
      return account ? ok({ profile: toProfile(account, presence.of(account)) }) : fail('UNAUTHENTICATED');
    },
  };
};
