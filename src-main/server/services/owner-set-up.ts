import { type Outcome, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Handlers, PasswordHasher, RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import { enterAs } from './enter-as.ts';
import { isUsable, unusable } from './password-handlers.ts';
import type { PresenceBoard } from './presence-board.ts';
import type { SignInRegister } from './sign-in-register.ts';

/** Hands the built-in administrator over to whoever started the server, by a link that nobody else sees. */
export interface OwnerSetUp {
  /** The token of a new link, which makes older ones worthless; undefined when the administrator has a password already. */
  offer(): Promise<string | undefined>;
  readonly handlers: Pick<Handlers, 'auth.checkSetUp' | 'auth.setUp'>;
}

interface Parts {
  readonly repositories: Repositories;
  readonly signIns: SignInRegister;
  readonly passwords: PasswordHasher;
  readonly presence: PresenceBoard;
  readonly random: RandomSource;
  readonly clock: Clock;
}

const LIFE_MS = 24 * 3_600_000;
const PURPOSE = 'setUpOwner';

/** Builds the hand-over. */
export const createOwnerSetUp = (parts: Parts): OwnerSetUp => {
  const { repositories, passwords, random, clock } = parts;
  const { accounts, oneTimeTokens } = repositories;

  /** The administrator to whom the link leads, as long as nobody has set it up. */
  const requireOpen = async (token: string): Promise<Outcome<StoredAccount>> => {
    const link = await oneTimeTokens.find(random.hash(token), PURPOSE, clock.now());
    const account = link && (await accounts.find(link.accountId));
    return account && account.passwordHash === undefined ? ok(account) : fail('LINK_INVALID');
  };

  return {
    async offer() {
      const owner = await accounts.findOwner();
      if (!owner || owner.passwordHash !== undefined) return undefined;
      const token = random.token();
      await oneTimeTokens.replace({
        tokenHash: random.hash(token),
        accountId: owner.id,
        purpose: PURPOSE,
        email: owner.email ?? '',
        expiresAt: clock.now() + LIFE_MS,
      });
      return token;
    },

    handlers: {
      'auth.checkSetUp': async (_asker, { token }) => {
        const account = await requireOpen(token);
        return account.ok ? ok({}) : account;
      },

      'auth.setUp': async (_asker, { token, password, ...names }) => {
        const open = await requireOpen(token);
        if (!open.ok) return open;
        if (!isUsable(password)) return unusable;
        const { id } = open.value;
        const other = await accounts.findByEmail(names.email);
        if (other && other.id !== id) return fail('EMAIL_TAKEN');
        const passwordHash = await passwords.hash(password);
        // Of two who hold the link, one gets the account.
        if (!(await oneTimeTokens.use(random.hash(token), PURPOSE, clock.now()))) return fail('LINK_INVALID');
        const name = `${names.firstName} ${names.lastName}`.trim();
        await accounts.update(id, { ...names, name, passwordHash });
        return enterAs(parts, { ...open.value, ...names, name, passwordHash });
      },
    },
  };
};
