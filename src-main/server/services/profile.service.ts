import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AccountRepository, Handlers } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { PresenceBoard } from './presence-board.ts';
import { namesOf, toProfile } from './profiles.ts';

interface Parts {
  readonly accounts: AccountRepository;
  readonly presence: PresenceBoard;
}

/** The own profile. */
export const createProfileService = (parts: Parts): Pick<Handlers, Extract<keyof Handlers, `profile.${string}`>> => {
  const { accounts, presence } = parts;
  return {
    'profile.get': async (asker) => {
      const account = await accounts.find(accountOf(asker).id);
      return account ? ok({ profile: toProfile(account, presence.of(account)) }) : fail('UNAUTHENTICATED');
    },
    'profile.update': async (asker, { phone, avatar, language, preferences, ...names }) => {
      const account = await accounts.find(accountOf(asker).id);
      if (!account) return fail('UNAUTHENTICATED');
      const { firstName, lastName } = { ...namesOf(account), ...withoutUndefined(names) };
      const name = `${firstName} ${lastName}`.trim();
      await accounts.update(account.id, {
        ...{ name, firstName, lastName, language, preferences },
        // An empty text takes it away.
        phone: phone === '' ? null : phone,
        avatar: avatar === '' ? null : avatar,
      });
      const changed = (await accounts.find(account.id)) ?? account;
      return ok({ profile: toProfile(changed, presence.of(changed)) });
    },
  };
};

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
