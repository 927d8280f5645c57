import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';

/** What came of the link that proves an address. */
export type EmailProofView =
  | { readonly kind: 'asking' }
  | { readonly kind: 'proven'; readonly email: string | null }
  | { readonly kind: 'failed'; readonly failure: WireFailure };

export interface EmailProof {
  readonly store: StoreApi<EmailProofView>;
  /** Uses the link, which works once; asking again gives the same answer unless the line failed. */
  start(): Promise<void>;
}

/** Proves the address of an account by the link of a mail. */
export const createEmailProof = (rest: RestClient, token: string): EmailProof => {
  const store = createStore<EmailProofView>(() => ({ kind: 'asking' }));
  const ask = async (): Promise<void> => {
    store.setState({ kind: 'asking' }, true);
    const answer = await rest.call(platformRoutes.verifyEmail, { params: { token } });
    store.setState(
      answer.ok ? { kind: 'proven', email: answer.value.user.email } : { kind: 'failed', failure: answer.error },
      true,
    );
  };
  let asked: Promise<void> | null = null;
  return {
    store,
    async start() {
      const isOver = store.getState().kind === 'failed';
      if (asked === null || isOver) asked = ask();
      await asked;
    },
  };
};
