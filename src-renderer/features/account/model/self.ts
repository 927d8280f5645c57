import { createStore, type StoreApi } from 'zustand/vanilla';
import { routes, type WireUser } from '#renderer/client/catalog.ts';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';

/** What an account may do on this server. */
export type AccountRole = 'user' | 'moderator' | 'admin';

/** Who is signed in, as far as every page must know. */
export type Self =
  | { readonly kind: 'nobody' }
  /** `role` is null until the server told it. */
  | { readonly kind: 'account'; readonly role: AccountRole | null };

export interface SelfModel {
  readonly store: StoreApi<Self>;
  /** Reads the role again, and name and picture, which may have been changed on another device. */
  refresh(): Promise<void>;
  /** Stops following the identity. */
  close: () => void;
}

const roles: readonly string[] = ['user', 'moderator', 'admin'] satisfies AccountRole[];
const isRole = (role: string | undefined): role is AccountRole => role !== undefined && roles.includes(role);

const accountOf = (identity: Identity) => (identity.kind === 'account' ? identity : null);

const isSame = (a: WireUser, b: WireUser) => a.username === b.username && a.avatar === b.avatar;

/** Follows the identity: every sign-in asks the server who that is. */
export const createSelf = (rest: RestClient, identity: StoreApi<Identity>): SelfModel => {
  const initial = (): Self => (accountOf(identity.getState()) ? { kind: 'account', role: null } : { kind: 'nobody' });
  const store = createStore<Self>(initial);
  let token = accountOf(identity.getState())?.token ?? null;
  const refresh = async (): Promise<void> => {
    const asked = token;
    if (asked === null) return;
    const answer = await rest.call(routes.getMe, {});
    const current = accountOf(identity.getState());
    if (!answer.ok || current?.token !== asked) return;
    const { role, user } = answer.value;
    store.setState({ kind: 'account', role: isRole(role) ? role : 'user' }, true);
    // Others read everything anew when the identity changes.
    if (!isSame(user, current.user)) identity.setState({ ...current, user }, true);
  };
  const stop = identity.subscribe((person) => {
    const next = accountOf(person)?.token ?? null;
    if (next === token) return;
    token = next;
    store.setState(initial(), true);
    void refresh();
  });
  return { store, refresh, close: stop };
};
