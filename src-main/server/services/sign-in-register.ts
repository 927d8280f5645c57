import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import type { Connections, RandomSource, SignInRepository, StoredAccount, TokenIssuer } from '../ports/index.ts';

/** Opens and ends sign-ins. What was ended proves nobody any more, and its connections are closed. */
export interface SignInRegister {
  /** Gives a token that holds until it expires or is ended. */
  open(account: Pick<StoredAccount, 'id' | 'role'>): Promise<string>;
  end(accountId: AccountId, signInId: string): Promise<void>;
  /** Ends all sign-ins of the account, but the one excepted. */
  endAll(accountId: AccountId, except?: string): Promise<void>;
}

interface Parts {
  readonly signIns: SignInRepository;
  readonly tokens: TokenIssuer;
  readonly connections: Connections;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** Builds the register over the store. */
export const createSignInRegister = (parts: Parts): SignInRegister => {
  const { signIns, tokens, connections, random, clock } = parts;

  const disconnect = (accountId: AccountId, isOver: (signInId: string) => boolean) => {
    for (const connection of connections.ofPerson(accountId)) {
      if (isOver(connection.actor.signInId)) connection.close('revoked');
    }
  };

  return {
    async open({ id: accountId, role }) {
      const id = random.objectId();
      const now = clock.now();
      await signIns.insert({ id, accountId, createdAt: now, expiresAt: now + tokens.lifeMs });
      return tokens.issue({ accountId, role, signInId: id });
    },
    async end(accountId, signInId) {
      await signIns.revoke(signInId, clock.now());
      disconnect(accountId, (id) => id === signInId || id.startsWith(`${signInId}:`));
    },
    async endAll(accountId, except) {
      await signIns.revokeOfAccount(accountId, clock.now(), except);
      disconnect(accountId, (id) => except === undefined || (id !== except && !id.startsWith(`${except}:`)));
    },
  };
};
