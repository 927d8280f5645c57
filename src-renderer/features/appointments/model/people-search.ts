import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient } from '#renderer/client/client-types.ts';
import { sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import type { CancelTimer, Clock } from '#renderer/media/timers.ts';
import type { Party } from './appointment.ts';

/** People whose name or address has a text in it. */
export interface PeopleView {
  readonly text: string;
  readonly phase: 'idle' | 'searching' | 'failed';
  readonly people: readonly Party[];
}

/** A search that asks when typing pauses; the newest text wins. */
export interface PeopleSearch {
  readonly store: StoreApi<PeopleView>;
  type(text: string): void;
  close(): void;
}

const PAUSE_MS = 200;
const SHOWN = 8;

/** Builds an empty search. */
export const createPeopleSearch = (rest: RestClient, clock: Clock): PeopleSearch => {
  const store = createStore<PeopleView>(() => ({ text: '', phase: 'idle', people: [] }));
  let cancel: CancelTimer = () => undefined;

  const ask = async (text: string): Promise<void> => {
    const answer = await rest.call(sessionRoutes.findPeople, { query: { query: text, limit: SHOWN } });
    if (store.getState().text.trim() !== text) return;
    store.setState(answer.ok ? { phase: 'idle', people: answer.value.people } : { phase: 'failed', people: [] });
  };

  return {
    store,
    type(text) {
      cancel();
      const asked = text.trim();
      if (asked === '') return store.setState({ text, phase: 'idle', people: [] });
      store.setState({ text, phase: 'searching' });
      cancel = clock.schedule(PAUSE_MS, () => void ask(asked));
    },
    close: () => cancel(),
  };
};
