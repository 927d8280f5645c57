import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { operatorRoutes, type WireLogEntry } from '#renderer/client/operator-catalog.ts';

/** What happened in the session, oldest first, as the server wrote it down. */
export interface LogView {
  readonly entries: readonly WireLogEntry[];
  readonly isLoading: boolean;
  readonly failure: WireFailure | null;
}

const PAGE = 1_000;

/** Lines by number, each once, in order. */
export const mergeEntries = (
  known: readonly WireLogEntry[],
  more: readonly WireLogEntry[],
): readonly WireLogEntry[] => {
  const last = known.at(-1)?.number ?? 0;
  // Nearly always the new ones simply come after the old ones.
  if (more.every(({ number }, index) => number > (more[index - 1]?.number ?? last))) return [...known, ...more];
  const all = new Map([...known, ...more].map((entry) => [entry.number, entry]));
  return [...all.values()].toSorted((a, b) => a.number - b.number);
};

/** The log of one session, kept whole: the past is read once, new lines are told, and gaps are filled. */
export class EventLog {
  readonly store: StoreApi<LogView> = createStore<LogView>(() => ({ entries: [], isLoading: true, failure: null }));
  readonly #rest: RestClient;
  readonly #sessionId: string;
  #isReading = false;

  constructor(rest: RestClient, sessionId: string) {
    this.#rest = rest;
    this.#sessionId = sessionId;
  }

  /** Reads what is not known yet: at the beginning, and after a lost connection. */
  async catchUp(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.store.setState({ isLoading: true, failure: null });
    const outcome = await this.#readAll();
    this.#isReading = false;
    this.store.setState({ isLoading: false, failure: outcome.ok ? null : outcome.error });
  }

  /** A line was told. When some before it were not, they are read. */
  add(entry: WireLogEntry): void {
    const { entries } = this.store.getState();
    const last = entries.at(-1)?.number ?? 0;
    if (entry.number <= last) return;
    if (entry.number > last + 1) return void this.catchUp();
    this.store.setState({ entries: mergeEntries(entries, [entry]) });
  }

  async #readAll(): Promise<Answer<null>> {
    for (;;) {
      const after = this.store.getState().entries.at(-1)?.number ?? 0;
      const page = await this.#rest.call(operatorRoutes.readLog, {
        params: { session_id: this.#sessionId },
        query: { after, limit: PAGE },
      });
      if (!page.ok) return page;
      this.store.setState(({ entries }) => ({ entries: mergeEntries(entries, page.value.entries) }));
      if (!page.value.has_more) return { ok: true, value: null };
    }
  }
}
