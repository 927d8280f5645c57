import { createStore, type StoreApi } from 'zustand/vanilla';
import { routes, type WireHistoryEntry } from '#renderer/client/catalog.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { type HistoryFilter, toHistoryQuery } from './history-filter.ts';

/** My calls that pass the filter, as many pages of them as were asked for. */
export interface HistoryView {
  readonly calls: readonly WireHistoryEntry[];
  /** All that pass, read or not. */
  readonly total: number;
  readonly phase: 'loading' | 'idle';
  readonly failure: WireFailure | null;
}

export interface HistoryList {
  readonly store: StoreApi<HistoryView>;
  /** Reads the next page; does nothing while one is read. */
  loadMore(): Promise<void>;
  /** Reads from the start what passes this filter, unless it is the present one. What is shown stays until then. */
  choose(filter: HistoryFilter): Promise<void>;
}

const PAGE = 30;

/** True while the server has calls that were not read yet. */
export const hasMore = ({ calls, total }: Pick<HistoryView, 'calls' | 'total'>): boolean => calls.length < total;

const withPage = (known: readonly WireHistoryEntry[], page: readonly WireHistoryEntry[]) => {
  // A call that began between two pages moves the others down; nothing may show up twice.
  const ids = new Set(known.map((call) => call.callId));
  return [...known, ...page.filter((call) => !ids.has(call.callId))];
};

const askedBy = (filter: HistoryFilter): string => JSON.stringify(toHistoryQuery(filter));

/** Builds the list, still empty until a filter is chosen. */
export const createHistoryList = (rest: RestClient): HistoryList => {
  const store = createStore<HistoryView>(() => ({ calls: [], total: 0, phase: 'loading', failure: null }));
  let chosen: HistoryFilter | null = null;
  const read = async (filter: HistoryFilter, known: readonly WireHistoryEntry[]) => {
    store.setState({ phase: 'loading', failure: null });
    const query = { ...toHistoryQuery(filter), limit: PAGE, offset: known.length };
    const answer = await rest.call(routes.listMyCalls, { query });
    // A newer choice has its own answer on the way.
    if (filter !== chosen) return;
    if (!answer.ok) return store.setState({ phase: 'idle', calls: known, failure: answer.error });
    const { calls, total } = answer.value;
    store.setState({ phase: 'idle', calls: withPage(known, calls), total });
  };
  return {
    store,
    async loadMore() {
      const { calls, phase } = store.getState();
      if (chosen && phase === 'idle') await read(chosen, calls);
    },
    async choose(filter) {
      if (chosen && askedBy(chosen) === askedBy(filter)) return;
      chosen = filter;
      await read(filter, []);
    },
  };
};
