import type { Presence } from '#shared/contract/index.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import type { Connections, StoredAccount } from '../ports/index.ts';

/** Who is reachable, over all devices. */
export interface PresenceBoard {
  /** What others see: what the person chose, or `offline` when nothing signed in is left. */
  of(account: Pick<StoredAccount, 'id' | 'availability'>): Presence;
  /** A sign-in makes reachable even before the first connection. */
  noteSignIn(id: AccountId): void;
  noteSignOut(id: AccountId): void;
}

/** Builds the board over the live connections. */
export const createPresenceBoard = ({ connections }: { readonly connections: Connections }): PresenceBoard => {
  const signedIn = new Set<AccountId>();
  return {
    of({ id, availability = 'online' }) {
      return signedIn.has(id) || connections.ofPerson(id).length > 0 ? availability : 'offline';
    },
    noteSignIn: (id) => void signedIn.add(id),
    noteSignOut: (id) => void signedIn.delete(id),
  };
};
