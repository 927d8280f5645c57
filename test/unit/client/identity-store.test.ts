import { describe, expect, it } from 'vitest';
import type { Identity } from '#renderer/client/client-types.ts';
import { createIdentityStore, parseIdentity } from '#renderer/client/identity-store.ts';
import { type KeptStorage, createKeptStorage } from '#renderer/platform/desktop.ts';

const user = { id: 'u', username: 'Ada', isAnonymous: false };
const account: Identity = { kind: 'account', token: 't', user };
const guest: Identity = { kind: 'guest', token: 't', user, conversationId: 'c', shareToken: 's' };

const createStorage = () => {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
};

describe('a stored identity', () => {
  it.each([account, guest])('of kind $kind is read back', (identity) => {
    expect(parseIdentity(JSON.stringify(identity))).toEqual(identity);
  });

  it('keeps the picture and drops what it does not know', () => {
    const stored = { ...account, user: { ...user, avatar: 'a.png', password: 'x' }, more: 1 };
    expect(parseIdentity(JSON.stringify(stored))).toEqual({ ...account, user: { ...user, avatar: 'a.png' } });
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another form', '[]'],
    ['no token', JSON.stringify({ ...account, token: '' })],
    ['no user', JSON.stringify({ ...account, user: { id: 'u' } })],
    ['a guest without link', JSON.stringify({ ...guest, shareToken: undefined })],
    ['an unknown kind', JSON.stringify({ ...account, kind: 'robot' })],
  ])('that is %s is nobody', (_name, text) => {
    expect(parseIdentity(text)).toEqual({ kind: 'nobody' });
  });
});

describe('the identity of a browser', () => {
  it('is kept over reloads, per server, and forgotten on signing out', () => {
    const storage = createStorage();
    createIdentityStore(storage).setState(account, true);
    createIdentityStore(storage, 'https://other').setState(guest, true);
    expect(createIdentityStore(storage).getState()).toEqual(account);
    expect(createIdentityStore(storage, 'https://other').getState()).toEqual(guest);
    createIdentityStore(storage).setState({ kind: 'nobody' }, true);
    expect(createIdentityStore(storage).getState()).toEqual({ kind: 'nobody' });
    expect(storage.values.size).toBe(1);
  });

  it('follows another window, and neither answers the other for ever', () => {
    // Two windows of the app, joined as the desktop joins them.
    const heard: (() => void)[] = [];
    let written = 0;
    const createWindow = (other: () => KeptStorage): KeptStorage =>
      createKeptStorage({}, (key, value) => {
        written += 1;
        other().take(key, value);
        heard.forEach((listen) => listen());
      });
    const one: KeptStorage = createWindow(() => two);
    const two: KeptStorage = createWindow(() => one);
    const [here, there] = [one, two].map((kept) => createIdentityStore(kept, '', (listen) => heard.push(listen)));
    here?.setState(account, true);
    expect(there?.getState()).toEqual(account);
    there?.setState({ kind: 'nobody' }, true);
    expect(here?.getState()).toEqual({ kind: 'nobody' });
    expect(written).toBe(2);
  });
});
