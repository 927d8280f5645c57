import type { AccountId } from '#shared/kernel/ids.ts';
import type { Connections, ControlTokenRepository } from '../ports/index.ts';

interface Parts {
  readonly controlTokens: ControlTokenRepository;
  readonly connections: Connections;
}

/** A control token is worth no more than the account that had it made: takes all of them back, and whoever watches by one leaves. */
export const withdrawControl = async ({ controlTokens, connections }: Parts, accountId: AccountId): Promise<void> => {
  for (const { id, callId } of await controlTokens.removeOfAccount(accountId)) {
    for (const connection of connections.of(callId)) if (connection.actor.id === id) connection.close('revoked');
  }
};
