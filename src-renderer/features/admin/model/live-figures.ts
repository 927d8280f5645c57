import { createStore, type StoreApi } from 'zustand/vanilla';
import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import type { Dashboard } from './admin-types.ts';

/** How often the figures are read while somebody looks at them. */
const PACE_MS = 5_000;
/** How many readings the small curves show: five minutes. */
const MOST_READINGS = 60;

/** One reading of what goes on. */
export interface Reading {
  readonly at: number;
  readonly participants: number;
  readonly activeCalls: number;
  readonly connections: number;
}

/** The figures of now. A failure does not take away what is known. */
export interface LiveView {
  readonly dashboard: Dashboard | null;
  readonly readings: readonly Reading[];
  readonly failure: WireFailure | null;
}

export interface LiveFigures {
  readonly store: StoreApi<LiveView>;
  /** Reads at once. */
  refresh(): Promise<void>;
  /** Reads again and again until it is stopped by what this gives; pauses while nobody sees the page. */
  follow(page?: Document): () => void;
}

/** Builds the figures, not known yet. */
export const createLiveFigures = (rest: RestClient, now: () => number = Date.now): LiveFigures => {
  const store = createStore<LiveView>(() => ({ dashboard: null, readings: [], failure: null }));
  const refresh = async () => {
    const answer = await rest.call(routes.dashboard, {});
    if (!answer.ok) return store.setState({ failure: answer.error });
    const { participants, activeCalls, connections } = answer.value.current;
    const reading = { at: now(), participants, activeCalls, connections };
    store.setState(({ readings }) => ({
      dashboard: answer.value,
      readings: [...readings, reading].slice(-MOST_READINGS),
      failure: null,
    }));
  };
  return {
    store,
    refresh,
    follow(page = document) {
      const read = () => {
        if (page.visibilityState === 'visible') void refresh();
      };
      const timer = setInterval(read, PACE_MS);
      page.addEventListener('visibilitychange', read);
      read();
      return () => {
        clearInterval(timer);
        page.removeEventListener('visibilitychange', read);
      };
    },
  };
};
