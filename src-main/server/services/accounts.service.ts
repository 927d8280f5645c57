import type { AccountRole } from '#shared/contract/index.ts';
import { fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Faces, Handlers, RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import { personOf } from './call-standing.ts';
import type { SignInRegister } from './sign-in-register.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly random: RandomSource;
  readonly signIns: SignInRegister;
  readonly faces: Faces;
  readonly clock: Clock;
}

/** Accounts, and what else can be made of them outside of operations. */
export interface AccountsService {
  readonly handlers: Pick<Handlers, Extract<keyof Handlers, `account.${string}`>>;
  /** The built-in administrator, made at the first start. */
  ensureOwner(): Promise<{ readonly account: StoredAccount; readonly token: string }>;
}

const OWNER_EMAIL = 'owner@beckon.local';

/** Builds the accounts service. */
export const createAccountsService = (parts: Parts): AccountsService => {
  const { repositories, random, signIns, faces, clock } = parts;
  const { accounts, guests } = repositories;

  const create = async (wish: {
    name: string;
    username?: string | undefined;
    role: AccountRole;
    language?: string | undefined;
    email?: string;
  }) => {
    const id = random.objectId() as AccountId;
    const taken = wish.username !== undefined && (await accounts.findByUsername(wish.username)) !== undefined;
    if (taken) return fail('INVALID_INPUT', 'This user name is taken.');
    const account: StoredAccount = {
      id,
      name: wish.name,
      username: wish.username ?? usernameFor(wish.name, id),
      email: wish.email,
      role: wish.role,
      language: wish.language ?? 'en',
      createdAt: clock.now(),
      suspended: false,
    };
    await accounts.insert(account);
    return ok({ account, token: await signIns.open(account) });
  };

  return {
    async ensureOwner() {
      const owner = await accounts.findOwner();
      if (owner) return { account: owner, token: await signIns.open(owner) };
      const made = await create({ name: 'Owner', username: 'owner', role: 'admin', email: OWNER_EMAIL });
      if (!made.ok) throw new Error(`The owner account could not be made: ${made.error.message}`);
      return made.value;
    },
    handlers: {
      'account.createLocal': (_asker, { name, language }) => create({ name, language, role: 'user' }),
      'account.create': (_asker, input) => create(input),
      'account.getSelf': async (asker) => {
        const actor = personOf(asker);
        const { person, language } = actor;
        if (actor.kind === 'guest') return ok({ person, language, conversationId: actor.conversationId });
        return ok({ person, language, role: actor.role });
      },
      'account.update': async (asker, change) => {
        const actor = personOf(asker);
        if (actor.kind === 'guest') await guests.update(actor.id, change);
        else
          await accounts.update(actor.id, { ...change, ...(change.name ? { firstName: null, lastName: null } : {}) });
        const person = { ...actor.person, name: change.name ?? actor.person.name };
        faces.changed(person);
        return ok({ person, language: change.language ?? actor.language });
      },
    },
  };
};

/** A user name that nobody has: the name, and enough of the id. */
export const usernameFor = (name: string, id: AccountId): string => `${slug(name)}-${id.slice(-6)}`;

/** Letters and digits of a name, for a user name that can be typed anywhere. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 24) || 'user';
