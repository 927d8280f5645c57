import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { operatorRoutes, type WireSession } from '#renderer/client/operator-catalog.ts';
import { type Observed, qualities, type Quality, toObserved } from './control-state.ts';

/** A running session or call that this person may steer. */
export interface SessionRow {
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly isLocked: boolean;
  readonly operators: number;
  readonly waiting: number;
  readonly people: readonly Observed[];
  /** How the worst of them is connected; null with nobody there. */
  readonly worst: Quality | null;
}

export type SessionsView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  /** `isStale`: the last look failed, so this may be old. */
  | { readonly kind: 'ready'; readonly sessions: readonly SessionRow[]; readonly isStale: boolean };

const worstOf = (people: readonly Observed[]): Quality | null =>
  people.length === 0
    ? null
    : (qualities[Math.max(...people.map(({ quality }) => qualities.indexOf(quality)))] ?? null);

const toRow = (wire: WireSession): SessionRow => {
  const people = wire.participants.map(toObserved);
  return {
    id: wire.session_id,
    title: wire.name ?? '',
    createdAt: Date.parse(wire.created_at),
    isLocked: wire.locked,
    operators: wire.operators,
    waiting: wire.waiting.length,
    people,
    worst: worstOf(people),
  };
};

/** The sessions of an operator. */
export class SessionList {
  readonly store: StoreApi<SessionsView> = createStore<SessionsView>(() => ({ kind: 'loading' }));
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  /** Looks anew; what is known stays in sight meanwhile, and when that fails. */
  async refresh(): Promise<void> {
    const answer = await this.#rest.call(operatorRoutes.listSessions, {});
    const before = this.store.getState();
    if (answer.ok)
      this.store.setState({ kind: 'ready', sessions: answer.value.sessions.map(toRow), isStale: false }, true);
    else if (before.kind === 'ready') this.store.setState({ ...before, isStale: true }, true);
    else this.store.setState({ kind: 'failed', failure: answer.error }, true);
  }

  /** Makes a session; gives its id. */
  async create(title: string): Promise<Answer<string>> {
    const name = title.trim();
    const answer = await this.#rest.call(operatorRoutes.createSession, { body: name ? { name } : {} });
    return answer.ok ? { ok: true, value: answer.value.session_id } : answer;
  }

  /** Ends a session for everybody, and looks anew. */
  async end(id: string): Promise<Answer<unknown>> {
    const answer = await this.#rest.call(operatorRoutes.endSession, { params: { session_id: id } });
    await this.refresh();
    return answer;
  }
}
