import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';

/** One page of a list that the server filters and counts. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly pages: number;
}

/** What is shown of a list. The items of the last good answer stay while the next one is on its way. */
export interface PagedView<T, Q> extends Page<T> {
  readonly query: Q;
  /** From 1. */
  readonly page: number;
  readonly phase: 'loading' | 'idle';
  /** False until the first answer. */
  readonly known: boolean;
  readonly failure: WireFailure | null;
}

export interface PagedList<T, Q> {
  readonly store: StoreApi<PagedView<T, Q>>;
  /** Reads the present page again. */
  refresh(): Promise<void>;
  goTo(page: number): Promise<void>;
  /** Asks anew, from the first page on. */
  filter(change: Partial<Q>): Promise<void>;
}

/** Builds a list, still empty. Of several questions on their way the newest wins. */
export const createPagedList = <T, Q extends object>(
  read: (query: Q, page: number) => Promise<Answer<Page<T>>>,
  query: Q,
): PagedList<T, Q> => {
  const store = createStore<PagedView<T, Q>>(() => ({
    ...{ items: [], total: 0, pages: 0, query, page: 1 },
    ...{ phase: 'idle', known: false, failure: null },
  }));
  let newest = 0;
  const refresh = async () => {
    const asked = ++newest;
    store.setState({ phase: 'loading', failure: null });
    const answer = await read(store.getState().query, store.getState().page);
    if (asked !== newest) return;
    if (answer.ok) store.setState({ ...answer.value, phase: 'idle', known: true });
    else store.setState({ phase: 'idle', failure: answer.error });
  };
  return {
    store,
    refresh,
    goTo(page) {
      store.setState({ page });
      return refresh();
    },
    filter(change) {
      store.setState(({ query: before }) => ({ query: { ...before, ...change }, page: 1 }));
      return refresh();
    },
  };
};
