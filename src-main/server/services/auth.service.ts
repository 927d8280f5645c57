import { fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, PasswordHasher, RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import { usernameFor } from './accounts.service.ts';
import { accountOf } from './call-standing.ts';
import { enterAs } from './enter-as.ts';
import { createEmailLinks } from './email-links.ts';
import { createEmailVerification } from './email-verification.ts';
import { createLoginThrottle, type LoginThrottle } from './login-throttle.ts';
import type { OwnerSetUp } from './owner-set-up.ts';
import { createPasswordHandlers, isUsable, unusable } from './password-handlers.ts';
import type { PostOffice } from './post-office.ts';
import type { PresenceBoard } from './presence-board.ts';
import type { SignInRegister } from './sign-in-register.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly signIns: SignInRegister;
  readonly passwords: PasswordHasher;
  readonly postOffice: PostOffice;
  readonly presence: PresenceBoard;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly setUp: OwnerSetUp;
}

/** Signing in and out by e-mail and password, and what is needed around it. */
export const createAuthService = (parts: Parts): Pick<Handlers, Extract<keyof Handlers, `auth.${string}`>> => {
  const throttle = createLoginThrottle(parts.clock);
  const links = createEmailLinks(parts);
  const enter = (account: StoredAccount) => enterAs(parts, account);

  return {
    'auth.register': async (_asker, { linkBase, password, ...wish }) => {
      if (!isUsable(password)) return unusable;
      if (await parts.repositories.accounts.findByEmail(wish.email)) return fail('EMAIL_TAKEN');
      const passwordHash = await parts.passwords.hash(password);
      const account = { ...newAccount(parts, wish), passwordHash };
      // Somebody else may have taken the address while the password was hashed.
      if (!(await parts.repositories.accounts.tryInsert(account))) return fail('EMAIL_TAKEN');
      await links.sendVerification(account, linkBase);
      return enter(account);
    },

    'auth.login': async ({ address }, credentials) => {
      const account = await check(parts, throttle, { ...credentials, address });
      if (!account.ok) return account;
      const { clock, repositories } = parts;
      await repositories.accounts.update(account.value.id, { availability: 'online', lastSeenAt: clock.now() });
      return enter({ ...account.value, availability: 'online' });
    },

    'auth.logout': async (asker) => {
      const { id, signInId } = accountOf(asker);
      await parts.signIns.end(id, signInId);
      await parts.presence.noteSignOut(id);
      return ok({});
    },
    ...createPasswordHandlers({ ...parts, throttle, links }),
    ...createEmailVerification({ ...parts, links }),
    ...parts.setUp.handlers,
  };
};

interface Wish {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

const newAccount = ({ random, clock }: Parts, wish: Wish): StoredAccount => {
  const id = random.objectId() as AccountId;
  const name = `${wish.firstName} ${wish.lastName}`.trim();
  return {
    ...wish,
    id,
    name,
    username: usernameFor(name, id),
    role: 'user',
    language: 'en',
    createdAt: clock.now(),
    suspended: false,
  };
};

interface Attempt {
  readonly email: string;
  readonly password: string;
  readonly address: string | undefined;
}

/** The account that the credentials prove; a suspended one is named only to its owner. */
const check = async (parts: Parts, throttle: LoginThrottle, { email, password, address }: Attempt) => {
  if (!throttle.begin(email, address)) return fail('TOO_MANY_ATTEMPTS');
  const account = await parts.repositories.accounts.findByEmail(email);
  const isRight = await parts.passwords.matches(password, account?.passwordHash);
  if (!account || !isRight) return fail('CREDENTIALS_WRONG');
  throttle.noteSuccess(email, address);
  return account.suspended ? fail('ACCOUNT_SUSPENDED') : ok(account);
};
