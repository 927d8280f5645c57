import { type Outcome, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, PasswordHasher, RandomSource, Repositories } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { EmailLinks } from './email-links.ts';
import type { LoginThrottle } from './login-throttle.ts';
import type { SignInRegister } from './sign-in-register.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly signIns: SignInRegister;
  readonly passwords: PasswordHasher;
  readonly throttle: LoginThrottle;
  readonly links: EmailLinks;
  readonly random: RandomSource;
  readonly clock: Clock;
}

const LENGTH = { min: 8, max: 200 } as const;

/** Long enough to be hard to guess; no rule about its letters, which makes people write it down. */
export const isUsable = (password: string): boolean => password.length >= LENGTH.min && password.length <= LENGTH.max;

/** What is said of any other password. */
export const unusable = fail('PASSWORD_UNUSABLE', undefined, {
  issues: [{ field: 'password', message: `must have ${LENGTH.min} to ${LENGTH.max} characters` }],
});

type PasswordHandlers = Pick<Handlers, 'auth.changePassword' | 'auth.requestReset' | 'auth.resetPassword'>;

/** Changing a password, with the old one or by the link of a mail. */
export const createPasswordHandlers = (parts: Parts): PasswordHandlers => {
  const { repositories, signIns, passwords, throttle, links, random, clock } = parts;
  const { accounts, oneTimeTokens } = repositories;

  const set = async (id: AccountId, password: string): Promise<Outcome<Record<string, never>>> => {
    await accounts.update(id, { passwordHash: await passwords.hash(password) });
    return ok({});
  };

  return {
    'auth.changePassword': async (asker, { currentPassword, newPassword }) => {
      const { id, signInId } = accountOf(asker);
      if (!isUsable(newPassword)) return unusable;
      if (!throttle.begin(id, asker.address)) return fail('TOO_MANY_ATTEMPTS');
      const account = await accounts.find(id);
      if (!(await passwords.matches(currentPassword, account?.passwordHash))) return fail('PASSWORD_WRONG');
      throttle.noteSuccess(id, asker.address);
      const changed = await set(id, newPassword);
      await signIns.endAll(id, signInId);
      return changed;
    },

    'auth.requestReset': async (_asker, { email, linkBase }) => {
      const account = await accounts.findByEmail(email);
      if (account && !account.suspended) await links.sendReset(account, linkBase);
      return ok({});
    },

    'auth.resetPassword': async (_asker, { token, newPassword }) => {
      if (!isUsable(newPassword)) return unusable;
      const link = await oneTimeTokens.use(random.hash(token), 'resetPassword', clock.now());
      if (!link) return fail('LINK_INVALID');
      const changed = await set(link.accountId, newPassword);
      await signIns.endAll(link.accountId);
      return changed;
    },
  };
};
