import type { Presence } from '#shared/contract/index.ts';
import type { CancelTimer, Clock } from '#shared/kernel/clock.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { tell } from '../domain/index.ts';
import type { Connections, Log, Publisher, Repositories, StoredAccount } from '../ports/index.ts';

/** Who is reachable, over all devices, told to contacts. */
export interface PresenceBoard {
  /** What others see: what the person chose, or `offline` when nothing signed in is left. */
  of(account: Pick<StoredAccount, 'id' | 'availability'>): Presence;
  /** A sign-in makes reachable even before the first connection. */
  noteSignIn(id: AccountId): void;
  noteSignOut(id: AccountId): Promise<void>;
  /** Tells the contacts how this person shows now. */
  announce(id: AccountId): Promise<void>;
}

interface Parts {
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
}

/** A page that is loaded again is gone this long at most; nobody needs to hear of it. */
const RELOAD_MS = 1_000;

/** Builds the board over the live connections. */
export const createPresenceBoard = (parts: Parts): PresenceBoard => {
  const { repositories, connections, publisher, clock, log } = parts;
  const signedIn = new Set<AccountId>();
  const leaving = new Map<AccountId, CancelTimer>();

  const isConnected = (id: AccountId) => connections.ofPerson(id).length > 0;

  const of: PresenceBoard['of'] = ({ id, availability = 'online' }) =>
    signedIn.has(id) || leaving.has(id) || isConnected(id) ? availability : 'offline';

  const announce = async (id: AccountId) => {
    const account = await repositories.accounts.find(id);
    if (!account) return;
    const presence = of(account);
    publisher.publish([
      tell('presence.changed', { accountId: id, presence }, await repositories.contacts.listLinked(id)),
    ]);
    if (presence === 'offline') await repositories.accounts.update(id, { lastSeenAt: clock.now() });
  };

  const announceLater = (id: AccountId) =>
    void announce(id).catch((bug: unknown) => log.error({ person: id, err: bug }, 'a presence was not told'));

  /** True when the person had just gone and so never was away for the others. */
  const comeBack = (id: AccountId): boolean => {
    leaving.get(id)?.();
    return leaving.delete(id);
  };

  connections.opened.on(({ actor }) => {
    if (actor.kind !== 'account' || comeBack(actor.id) || connections.ofPerson(actor.id).length > 1) return;
    announceLater(actor.id);
  });
  connections.closed.on(({ actor }) => {
    if (actor.kind !== 'account' || isConnected(actor.id)) return;
    const { id } = actor;
    const go = () => {
      leaving.delete(id);
      signedIn.delete(id);
      if (!isConnected(id)) announceLater(id);
    };
    leaving.get(id)?.();
    leaving.set(id, clock.schedule(RELOAD_MS, go));
  });

  return {
    of,
    announce,
    noteSignIn: (id) => void signedIn.add(id),
    async noteSignOut(id) {
      signedIn.delete(id);
      if (!isConnected(id)) await announce(id);
    },
  };
};
