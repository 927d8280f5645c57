import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireUser } from './catalog.ts';
import type { Identity } from './client-types.ts';

/** The part of Storage that is needed. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'beckon.identity.v1';
const nobody: Identity = { kind: 'nobody' };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const parseUser = (value: unknown): WireUser | null => {
  if (!isRecord(value)) return null;
  const { id, username, isAnonymous, avatar } = value;
  if (!isText(id) || !isText(username) || typeof isAnonymous !== 'boolean') return null;
  return { id, username, isAnonymous, ...(isText(avatar) ? { avatar } : {}) };
};

const parseJson = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Somebody else wrote under our key; that is as good as nothing.
    return null;
  }
};

/** Reads a stored identity; anything that is not one is `nobody`. */
export const parseIdentity = (text: string | null): Identity => {
  const value = parseJson(text);
  if (!isRecord(value)) return nobody;
  const { kind, token, conversationId, shareToken } = value;
  const user = parseUser(value['user']);
  if (!user || !isText(token)) return nobody;
  if (kind === 'account') return { kind, token, user };
  if (kind === 'guest' && isText(conversationId) && isText(shareToken))
    return { kind, token, user, conversationId, shareToken };
  return nobody;
};

/** Tells when another window changed the storage. */
export type StorageChanges = (listener: () => void) => void;

/**
 * Who uses this browser with one server, kept over reloads. Setting `nobody` forgets the token.
 * `serverUrl` is '' for the server that served the page. Whoever signs in or out in another window does so here as well, where
 * `changes` tells of it.
 */
export const createIdentityStore = (
  storage: KeyValueStorage = localStorage,
  serverUrl: string = '',
  changes: StorageChanges | null = null,
): StoreApi<Identity> => {
  const key = serverUrl === '' ? KEY : `${KEY}:${serverUrl}`;
  const store = createStore<Identity>(() => parseIdentity(storage.getItem(key)));
  store.subscribe((identity) => {
    if (identity.kind === 'nobody') storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(identity));
  });
  changes?.(() => store.setState(parseIdentity(storage.getItem(key)), true));
  return store;
};
