import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireUser } from '#shared/dialects/platform/index.ts';
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

/** The owner of this browser, as the profile tells it. */
export const profileOfAda: WireUser = {
  id: USER,
  _id: USER,
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  isEmailVerified: false,
  phoneNumber: null,
  avatar: null,
  status: 'online',
  preferences: {},
  subscription: { plan: 'free', features: {} },
  role: 'user',
  language: 'en',
  createdAt: '2026-11-20T10:00:00.000Z',
};
