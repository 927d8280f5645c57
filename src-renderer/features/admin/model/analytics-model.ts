import { createStore, type StoreApi } from 'zustand/vanilla';
import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import type { Analytics } from './admin-types.ts';

const DAY_MS = 86_400_000;

/** How many days back, and in which steps. */
export const ranges = {
  '1': { days: 1, granularity: 'hour' },
  '7': { days: 7, granularity: 'day' },
  '30': { days: 30, granularity: 'day' },
  '365': { days: 365, granularity: 'month' },
} as const;

/** A choice of how far to look back. */
export type RangeKey = keyof typeof ranges;

export type AnalyticsView =
  | { readonly kind: 'loading'; readonly range: RangeKey }
  | { readonly kind: 'failed'; readonly range: RangeKey; readonly failure: WireFailure }
  | { readonly kind: 'ready'; readonly range: RangeKey; readonly analytics: Analytics };

export interface AnalyticsModel {
  readonly store: StoreApi<AnalyticsView>;
  /** Reads a range; of several on their way the last one chosen is shown. */
  choose(range: RangeKey): Promise<void>;
}

/** Builds the model, still empty. */
export const createAnalytics = (rest: RestClient, now: () => number = Date.now): AnalyticsModel => {
  const store = createStore<AnalyticsView>(() => ({ kind: 'loading', range: '7' }));
  return {
    store,
    async choose(range) {
      store.setState({ kind: 'loading', range }, true);
      const { days, granularity } = ranges[range];
      const startDate = new Date(now() - days * DAY_MS).toISOString();
      const answer = await rest.call(routes.analytics, { query: { startDate, granularity } });
      if (store.getState().range !== range) return;
      store.setState(
        answer.ok
          ? { kind: 'ready', range, analytics: answer.value }
          : { kind: 'failed', range, failure: answer.error },
        true,
      );
    },
  };
};
