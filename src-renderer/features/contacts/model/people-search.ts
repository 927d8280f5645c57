import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { platformRoutes, type WireContact } from '#renderer/client/platform-catalog.ts';

/** Who was found on this server. */
export interface SearchView {
  readonly text: string;
  readonly phase: 'idle' | 'searching' | 'found' | 'failed';
  readonly people: readonly WireContact[];
  readonly failure: WireFailure | null;
}

export interface PeopleSearch {
  readonly store: StoreApi<SearchView>;
  /** Looks for a text soon after the last letter; an empty or single letter finds nobody. The newest text wins. */
  look(text: string): void;
  close: () => void;
}

const LEAST = 2;
const LIMIT = 20;
/** The server allows so many questions; nobody needs one for every letter. */
const PAUSE_MS = 300;
const NOTHING = { phase: 'idle', people: [], failure: null } as const;

/** Builds the search, idle. */
export const createPeopleSearch = (rest: RestClient, pauseMs: number = PAUSE_MS): PeopleSearch => {
  const store = createStore<SearchView>(() => ({ ...NOTHING, text: '' }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (text: string, query: string): Promise<void> => {
    const answer = await rest.call(platformRoutes.searchUsers, { query: { query, limit: LIMIT } });
    if (store.getState().text !== text) return;
    store.setState(
      answer.ok
        ? { phase: 'found', people: answer.value.users, failure: null }
        : { phase: 'failed', people: [], failure: answer.error },
    );
  };
  return {
    store,
    look(text) {
      clearTimeout(timer);
      const query = text.trim();
      if (query.length < LEAST) return store.setState({ ...NOTHING, text });
      store.setState({ text, phase: 'searching', failure: null });
      timer = setTimeout(() => void ask(text, query), pauseMs);
    },
    close: () => clearTimeout(timer),
  };
};
