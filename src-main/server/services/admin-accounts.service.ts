import { type AdminAccount, type Outcome, fail } from '#shared/contract/index.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Asker, Connections, Handlers, Repositories, SerialQueue, StoredAccount } from '../ports/index.ts';
import type { AvatarKeeper } from './avatar-keeper.ts';
import { accountOf } from './call-standing.ts';
import { expelFromCalls } from './expel.ts';
import type { LiveCalls } from './live-calls.ts';
import type { PresenceBoard } from './presence-board.ts';
import { namesOf, toProfile } from './profiles.ts';
import type { SignInRegister } from './sign-in-register.ts';
import { withdrawControl } from './withdraw-control.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly presence: PresenceBoard;
  readonly signIns: SignInRegister;
  readonly connections: Connections;
  readonly live: LiveCalls;
  readonly queue: SerialQueue;
  readonly avatars: AvatarKeeper;
}

type AccountHandlers = Pick<
  Handlers,
  | 'admin.listAccounts'
  | 'admin.getAccount'
  | 'admin.updateAccount'
  | 'admin.deleteAccount'
  | 'admin.suspendAccount'
  | 'admin.activateAccount'
>;

/** Accounts in the hands of people with rights. */
export const createAdminAccountsService = (parts: Parts): AccountHandlers => {
  const { repositories, presence, signIns } = parts;
  const { accounts, calls } = repositories;

  const toAdminAccount = (account: StoredAccount): AdminAccount => ({
    ...toProfile(account, presence.of(account)),
    username: account.username,
    isSuspended: account.suspended,
    hasPassword: account.passwordHash !== undefined,
    lastSeenAt: account.lastSeenAt,
  });

  const reread = async (id: AccountId): Promise<Outcome<{ account: AdminAccount }>> => {
    const account = await accounts.find(id);
    return account ? ok({ account: toAdminAccount(account) }) : fail('ACCOUNT_NOT_FOUND');
  };

  /** Ends all that this account has going on. */
  const throwOut = async (id: AccountId) => {
    await signIns.endAll(id);
    await presence.noteSignOut(id);
    await withdrawControl({ ...repositories, connections: parts.connections }, id);
    await expelFromCalls(parts, id);
  };

  return {
    'admin.listAccounts': async (_asker, query) => {
      const { items, total } = await accounts.page(query);
      return ok({ accounts: items.map(toAdminAccount), total });
    },

    'admin.getAccount': async (_asker, { accountId }) => {
      const account = await reread(accountId);
      if (!account.ok) return account;
      const { total } = await calls.pageOfPerson({ personId: accountId, limit: 1, offset: 0 });
      return ok({ ...account.value, calls: total });
    },

    'admin.updateAccount': async (asker, { accountId, ...wish }) => {
      const found = await requireManageable(parts, asker, accountId, { isRoleChanged: wish.role !== undefined });
      if (!found.ok) return found;
      const changed = await change(parts, found.value, wish);
      return changed.ok ? reread(accountId) : changed;
    },

    'admin.deleteAccount': async (asker, { accountId }) => {
      const found = await requireManageable(parts, asker, accountId, { isRoleChanged: true });
      if (!found.ok) return found;
      // Nobody comes in by a sign-in that is made meanwhile.
      await accounts.update(accountId, { suspended: true });
      await throwOut(accountId);
      await accounts.delete(accountId);
      await parts.avatars.drop(found.value.avatar);
      return ok({});
    },

    'admin.suspendAccount': async (asker, { accountId }) => {
      const found = await requireManageable(parts, asker, accountId, { isRoleChanged: false });
      if (!found.ok) return found;
      if (accountOf(asker).id === accountId) return fail('FORBIDDEN', 'Nobody suspends the own account.');
      await accounts.update(accountId, { suspended: true });
      await throwOut(accountId);
      return reread(accountId);
    },

    'admin.activateAccount': async (asker, { accountId }) => {
      const found = await requireManageable(parts, asker, accountId, { isRoleChanged: false });
      if (!found.ok) return found;
      await accounts.update(accountId, { suspended: false });
      return reread(accountId);
    },
  };
};

type Wish = Omit<Parameters<AccountHandlers['admin.updateAccount']>[1], 'accountId'>;

/** Changes what the wish names. A new e-mail address has to be verified anew, and new rights need a new connection. */
const change = async (parts: Parts, account: StoredAccount, { role, isVerified, ...texts }: Wish) => {
  const { accounts } = parts.repositories;
  const other = texts.email === undefined ? undefined : await accounts.findByEmail(texts.email);
  if (other && other.id !== account.id) return fail('EMAIL_TAKEN');
  const names = namesOf(account);
  const firstName = texts.firstName ?? names.firstName;
  const lastName = texts.lastName ?? names.lastName;
  const isMoved = texts.email !== undefined && texts.email !== account.email;
  await accounts.update(account.id, {
    ...{ role, email: texts.email, phone: texts.phone, firstName, lastName },
    name: `${firstName} ${lastName}`.trim(),
    emailVerifiedAt: verifiedAt(account, isVerified ?? (isMoved ? false : undefined), parts.live.facts().now),
  });
  if (role !== undefined && role !== account.role) {
    for (const connection of parts.connections.ofPerson(account.id)) connection.close('revoked');
    await withdrawControl({ ...parts.repositories, connections: parts.connections }, account.id);
  }
  return ok({});
};

const verifiedAt = ({ emailVerifiedAt }: StoredAccount, isVerified: boolean | undefined, now: number) => {
  if (isVerified === undefined) return undefined;
  return isVerified ? (emailVerifiedAt ?? now) : null;
};

/**
 * Administrators manage everybody but the owner of the server, whose rights nobody takes; moderators only ordinary accounts.
 * Whoever has rights keeps them until somebody else takes them.
 */
const requireManageable = async (
  { repositories: { accounts } }: Parts,
  asker: Asker,
  id: AccountId,
  { isRoleChanged }: { readonly isRoleChanged: boolean },
): Promise<Outcome<StoredAccount>> => {
  const actor = accountOf(asker);
  const account = await accounts.find(id);
  if (!account) return fail('ACCOUNT_NOT_FOUND');
  const isOwner = (await accounts.findOwner())?.id === id;
  if (isOwner && (isRoleChanged || actor.id !== id)) return fail('FORBIDDEN', 'The owner of the server stays.');
  if (isRoleChanged && (actor.role !== 'admin' || actor.id === id)) return fail('FORBIDDEN');
  if (actor.role !== 'admin' && account.role !== 'user' && actor.id !== id) return fail('FORBIDDEN');
  return ok(account);
};
