import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';

/** Something that is done once, takes its time, and may fail. */
export type DeedState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: WireFailure };

export interface Deed<A extends readonly unknown[], T> {
  readonly store: StoreApi<DeedState<T>>;
  /** Does it, unless it is being done; true when it succeeded. */
  run(...args: A): Promise<boolean>;
  /** Forgets how it went. */
  reset(): void;
}

/** Builds a deed that was not done yet. */
export const createDeed = <A extends readonly unknown[], T>(
  act: (...args: A) => Promise<Answer<T>>,
  now: () => number = Date.now,
): Deed<A, T> => {
  const store = createStore<DeedState<T>>(() => ({ kind: 'idle' }));
  return {
    store,
    async run(...args) {
      if (store.getState().kind === 'running') return false;
      store.setState({ kind: 'running', since: now() }, true);
      const answer = await act(...args);
      store.setState(
        answer.ok ? { kind: 'done', value: answer.value } : { kind: 'failed', failure: answer.error },
        true,
      );
      return answer.ok;
    },
    reset: () => store.setState({ kind: 'idle' }, true),
  };
};
