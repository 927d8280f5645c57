import { createStore, type StoreApi } from 'zustand/vanilla';
import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import type { LogLine } from './admin-types.ts';

const LIMIT = 200;
const PACE_MS = 3_000;

/** The levels of a log, the least important first; a level shows itself and all that follow. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** How important a line is at least. */
export type LogLevel = (typeof logLevels)[number];

/** The newest lines of the log, the newest first. */
export interface LogView {
  readonly lines: readonly LogLine[];
  readonly level: LogLevel;
  readonly search: string;
  readonly following: boolean;
  readonly phase: 'loading' | 'idle';
  readonly failure: WireFailure | null;
}

export interface LogModel {
  readonly store: StoreApi<LogView>;
  refresh(): Promise<void>;
  choose(wish: Partial<Pick<LogView, 'level' | 'search'>>): Promise<void>;
  /** Reads again and again, or stops to. */
  setFollowing(following: boolean): void;
  /** Stops following for good. */
  close(): void;
}

/** Builds the model, still empty. */
export const createLogModel = (rest: RestClient): LogModel => {
  const store = createStore<LogView>(() => ({
    ...{ lines: [], level: 'info', search: '', following: false },
    ...{ phase: 'idle', failure: null },
  }));
  let newest = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const refresh = async () => {
    const asked = ++newest;
    const { level, search } = store.getState();
    store.setState({ phase: 'loading' });
    const query = { level, limit: LIMIT, ...(search.trim() ? { search: search.trim() } : {}) };
    const answer = await rest.call(routes.systemLogs, { query });
    if (asked !== newest) return;
    store.setState(
      answer.ok ? { lines: answer.value.logs, phase: 'idle', failure: null } : { phase: 'idle', failure: answer.error },
    );
  };
  return {
    store,
    refresh,
    choose(wish) {
      store.setState(wish);
      return refresh();
    },
    setFollowing(following) {
      clearInterval(timer);
      store.setState({ following });
      if (following) timer = setInterval(() => void refresh(), PACE_MS);
    },
    close: () => clearInterval(timer),
  };
};
