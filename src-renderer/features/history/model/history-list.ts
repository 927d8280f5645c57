import { createStore, type StoreApi } from 'zustand/vanilla';
import { routes, type WireHistoryEntry } from '#renderer/client/catalog.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';

export type HistoryFilter = 'all' | 'missed';

/** All my calls, as many pages of them as were asked for. */
export interface HistoryView {
  readonly calls: readonly WireHistoryEntry[];
  readonly total: number;
  readonly phase: 'loading' | 'idle';
  readonly failure: WireFailure | null;
  readonly filter: HistoryFilter;
}

export interface HistoryList {
  readonly store: StoreApi<HistoryView>;
  /** Reads the next page; does nothing while one is read. */
  loadMore(): Promise<void>;
  choose(filter: HistoryFilter): void;
}

const PAGE = 30;

/** The calls that pass the filter. */
export const filterCalls = ({ calls, filter }: Pick<HistoryView, 'calls' | 'filter'>): readonly WireHistoryEntry[] =>
  filter === 'all' ? calls : calls.filter((call) => !call.initiatedByMe && call.outcome === 'missed');

/** True while the server has calls that were not read yet. */
export const hasMore = ({ calls, total }: Pick<HistoryView, 'calls' | 'total'>): boolean => calls.length < total;

const withPage = (known: readonly WireHistoryEntry[], page: readonly WireHistoryEntry[]) => {
  // A call that began between two pages moves the others down; nothing may show up twice.
  const ids = new Set(known.map((call) => call.callId));
  return [...known, ...page.filter((call) => !ids.has(call.callId))];
};

/** Builds the list, still empty. */
export const createHistoryList = (rest: RestClient): HistoryList => {
  const store = createStore<HistoryView>(() => ({ calls: [], total: 0, phase: 'idle', failure: null, filter: 'all' }));
  return {
    store,
    async loadMore() {
      const { calls, phase } = store.getState();
      if (phase === 'loading') return;
      store.setState({ phase: 'loading', failure: null });
      const answer = await rest.call(routes.listMyCalls, { query: { limit: PAGE, offset: calls.length } });
      if (!answer.ok) return store.setState({ phase: 'idle', failure: answer.error });
      store.setState({ phase: 'idle', calls: withPage(calls, answer.value.calls), total: answer.value.total });
    },
    choose: (filter) => store.setState({ filter }),
  };
};
