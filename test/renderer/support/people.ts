import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Identity } from '#renderer/client/client-types.ts';

const USER = '65abc456def789012345678a';
export const CONVERSATION = '65abc123def456789012345a';
export const CALL = '65abc789def012345678901a';

/** The owner of this browser. */
export const ada: Extract<Identity, { kind: 'account' }> = {
  kind: 'account',
  token: 'token-of-ada',
  user: { id: USER, username: 'Ada', isAnonymous: false },
};

export const identityOf = (identity: Identity): StoreApi<Identity> => createStore<Identity>(() => identity);

export const nobody = (): StoreApi<Identity> => identityOf({ kind: 'nobody' });
