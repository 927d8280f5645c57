import { createStore, type StoreApi } from 'zustand/vanilla';
import { routes, type WireHistoryEntry } from '#renderer/client/catalog.ts';
import type { Identity, RestClient, WireFailure } from '#renderer/client/client-types.ts';

/** The newest calls of whoever uses this browser. */
export type RecentCallsState =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | { readonly kind: 'ready'; readonly calls: readonly WireHistoryEntry[]; readonly unseenMissed: number };

export interface RecentCalls {
  readonly store: StoreApi<RecentCallsState>;
  /** Reads again; what is shown stays until the answer is there. A failure never replaces calls that are known. */
  refresh(): Promise<void>;
  /** Tells the server that the missed calls were looked at. */
  markSeen(): Promise<void>;
  /** Stops following the identity. */
  close: () => void;
}

const RECENT_LIMIT = 6;

/** Follows the identity: signing in loads, signing out empties. */
export const createRecentCalls = (rest: RestClient, identity: StoreApi<Identity>): RecentCalls => {
  const initial = (): RecentCallsState =>
    identity.getState().kind === 'account' ? { kind: 'loading' } : { kind: 'nobody' };
  const store = createStore<RecentCallsState>(initial);
  const set = (state: RecentCallsState) => store.setState(state, true);
  const read = async () => {
    const asker = identity.getState();
    if (asker.kind !== 'account') return set({ kind: 'nobody' });
    const answer = await rest.call(routes.listMyCalls, { query: { limit: RECENT_LIMIT } });
    if (identity.getState() !== asker) return;
    if (answer.ok) set({ kind: 'ready', calls: answer.value.calls, unseenMissed: answer.value.unseenMissed });
    else if (store.getState().kind !== 'ready') set({ kind: 'failed', failure: answer.error });
  };
  let running: Promise<void> | null = null;
  const refresh = (): Promise<void> => {
    // Whoever asks while an answer is on its way gets that one.
    running ??= read().finally(() => (running = null));
    return running;
  };
  return {
    store,
    refresh,
    async markSeen() {
      const state = store.getState();
      if (state.kind !== 'ready' || state.unseenMissed === 0) return;
      const answer = await rest.call(routes.markCallsSeen, { body: {} });
      if (answer.ok) await refresh();
    },
    close: identity.subscribe(() => {
      set(initial());
      running = null;
      void refresh();
    }),
  };
};
