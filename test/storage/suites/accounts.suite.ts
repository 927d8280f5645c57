import { expect, it } from 'vitest';
import { NOON, anAccount, newId, storedAccount } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Accounts: stored whole, changed in part, found by name, and the owner. */
export const accountSuite: RepositorySuite = (newStore) => {
  it('gives back every field of an account', async () => {
    const { accounts } = await newStore();
    const full = anAccount({
      email: 'ada@example.org',
      avatar: 'data:image/png;base64,AA==',
      role: 'moderator',
      passwordHash: 'x',
      suspended: true,
      firstName: 'Ada',
      lastName: 'King',
      phone: '+44 1234',
      emailVerifiedAt: NOON,
      availability: 'busy',
      preferences: { theme: 'dark', nested: { list: [1, null] } },
      lastSeenAt: NOON + 1,
    });
    const bare = anAccount();
    await accounts.insert(full);
    await accounts.insert(bare);

    expect(await accounts.find(full.id)).toEqual(full);
    expect(await accounts.find(bare.id)).toEqual(bare);
    expect(await accounts.findByUsername(full.username)).toEqual(full);
    expect(await accounts.findByEmail('ada@example.org')).toEqual(full);
  });

  it('finds nothing where nothing is', async () => {
    const { accounts } = await newStore();
    expect(await accounts.find(newId())).toBeUndefined();
    expect(await accounts.findByUsername('nobody')).toBeUndefined();
    expect(await accounts.findOwner()).toBeUndefined();
    expect(await accounts.findMany([])).toEqual([]);
  });

  it('finds many, leaving out those that do not exist', async () => {
    const store = await newStore();
    const [ada, ben] = [await storedAccount(store), await storedAccount(store)];
    await storedAccount(store);
    const found = await store.accounts.findMany([ben.id, newId(), ada.id]);
    expect(found.map((account) => account.id).sort()).toEqual([ada.id, ben.id].sort());
  });

  it('changes what is given and nothing else', async () => {
    const store = await newStore();
    const account = await storedAccount(store, { email: 'a@example.org' });
    const other = await storedAccount(store);

    await store.accounts.update(account.id, { name: 'Augusta', suspended: true, language: undefined });
    await store.accounts.update(account.id, {});

    expect(await store.accounts.find(account.id)).toEqual({ ...account, name: 'Augusta', suspended: true });
    expect(await store.accounts.find(other.id)).toEqual(other);
  });

  it('empties what is changed to null', async () => {
    const store = await newStore();
    const account = await storedAccount(store, { phone: '+44', avatar: 'https://example.org/a.png' });
    await store.accounts.update(account.id, { phone: null });
    expect(await store.accounts.find(account.id)).toEqual({ ...account, phone: undefined });
  });

  it('stores one of many who want the same address at once', async () => {
    const { accounts } = await newStore();
    const wishes = [1, 2, 3].map(() => anAccount({ email: 'ada@example.org' }));
    const stored = await Promise.all(wishes.map((wish) => accounts.tryInsert(wish)));
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await accounts.findByEmail('ada@example.org')).toEqual(wishes[stored.indexOf(true)]);
  });

  it('keeps what all of many who change the preferences at once have done, with the rest of each change', async () => {
    const store = await newStore();
    const { id } = await storedAccount(store, { preferences: { kept: { deep: [1] } } });
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    const write = (key: string) =>
      store.accounts.update(id, { language: key, preferences: (kept) => ({ ...kept, [key]: key, last: key }) });
    const done = await Promise.all([
      ...keys.map(write),
      ...keys.map((phone) => store.accounts.update(id, { phone })),
      ...keys.map(() => store.accounts.update(id, { phone: null, preferences: () => undefined })),
    ]);
    expect(done.map((isDone, index) => isDone === index < 80)).not.toContain(false);
    const { preferences, language, phone } = (await store.accounts.find(id)) ?? {};
    expect(preferences).toEqual({
      ...{ kept: { deep: [1] }, last: language },
      ...Object.fromEntries(keys.map((key) => [key, key])),
    });
    expect(keys).toContain(phone);
  });

  it('refuses a username that is taken', async () => {
    const { accounts } = await newStore();
    await accounts.insert(anAccount({ username: 'ada' }));
    await expect(accounts.insert(anAccount({ username: 'ada' }))).rejects.toThrow(/unique/i);
  });

  it('knows the owner: the administrator that was made first', async () => {
    const store = await newStore();
    await storedAccount(store, { createdAt: NOON - 5 });
    await storedAccount(store, { createdAt: NOON + 5, role: 'admin' });
    const owner = await storedAccount(store, { createdAt: NOON, role: 'admin' });
    expect(await store.accounts.findOwner()).toEqual(owner);
  });
};
