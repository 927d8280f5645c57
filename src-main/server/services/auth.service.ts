import { type Outcome, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, PasswordHasher, RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import { usernameFor } from './accounts.service.ts';
import { accountOf } from './call-standing.ts';
import { createEmailLinks } from './email-links.ts';
import { createLoginThrottle } from './login-throttle.ts';
import type { PostOffice } from './post-office.ts';
import type { PresenceBoard } from './presence-board.ts';
import { toProfile } from './profiles.ts';
import type { SignInRegister } from './sign-in-register.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly signIns: SignInRegister;
  readonly passwords: PasswordHasher;
  readonly postOffice: PostOffice;
  readonly presence: PresenceBoard;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** Signing in and out by e-mail and password, and what is needed around it. */
export const createAuthService = (parts: Parts): Pick<Handlers, Extract<keyof Handlers, `auth.${string}`>> => {
  const { repositories, signIns, passwords, presence, random, clock } = parts;
  const { accounts, oneTimeTokens } = repositories;
  const throttle = createLoginThrottle(clock);
  const links = createEmailLinks(parts);

  const enter = async (account: StoredAccount) => {
    presence.noteSignIn(account.id);
    return ok({ profile: toProfile(account, presence.of(account)), token: await signIns.open(account) });
  };

  const setPassword = async (id: AccountId, password: string): Promise<Outcome<void>> => {
    if (!isUsable(password)) return unusable;
    await accounts.update(id, { passwordHash: await passwords.hash(password) });
    return ok(undefined);
  };

  return {
    'auth.register': async (_asker, { firstName, lastName, email, password, phone, linkBase }) => {
      if (!isUsable(password)) return unusable;
      if (await accounts.findByEmail(email)) return fail('EMAIL_TAKEN');
      const id = random.objectId() as AccountId;
      const name = `${firstName} ${lastName}`.trim();
      const account: StoredAccount = {
        id,
        name,
        firstName,
        lastName,
        username: usernameFor(name, id),
        email,
        phone,
        passwordHash: await passwords.hash(password),
        role: 'user',
        language: 'en',
        createdAt: clock.now(),
        suspended: false,
      };
      // Somebody else may have taken the address while the password was hashed.
      if (!(await accounts.tryInsert(account))) return fail('EMAIL_TAKEN');
      await links.sendVerification(account, linkBase);
      return enter(account);
    },

    'auth.login': async ({ address }, { email, password }) => {
      if (throttle.isBlocked(email, address)) return fail('TOO_MANY_ATTEMPTS');
      const account = await accounts.findByEmail(email);
      if (!(await passwords.matches(password, account?.passwordHash)) || !account) {
        throttle.noteFailure(email, address);
        return fail('CREDENTIALS_WRONG');
      }
      throttle.noteSuccess(email, address);
      if (account.suspended) return fail('ACCOUNT_SUSPENDED');
      await accounts.update(account.id, { availability: 'online', lastSeenAt: clock.now() });
      return enter({ ...account, availability: 'online' });
    },

    'auth.logout': async (asker) => {
      const { id, signInId } = accountOf(asker);
      await signIns.end(id, signInId);
      presence.noteSignOut(id);
      return ok({});
    },

    'auth.changePassword': async (asker, { currentPassword, newPassword }) => {
      const { id, signInId } = accountOf(asker);
      if (throttle.isBlocked(id, asker.address)) return fail('TOO_MANY_ATTEMPTS');
      const account = await accounts.find(id);
      if (!(await passwords.matches(currentPassword, account?.passwordHash))) {
        throttle.noteFailure(id, asker.address);
        return fail('PASSWORD_WRONG');
      }
      const changed = await setPassword(id, newPassword);
      if (!changed.ok) return changed;
      await signIns.endAll(id, signInId);
      return ok({});
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
      const changed = await setPassword(link.accountId, newPassword);
      if (!changed.ok) return changed;
      await signIns.endAll(link.accountId);
      return ok({});
    },

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

const isUsable = (password: string): boolean => password.length >= 8 && password.length <= 200;

const unusable = fail('PASSWORD_UNUSABLE', undefined, {
  issues: [{ field: 'password', message: 'A password has 8 to 200 characters.' }],
});
