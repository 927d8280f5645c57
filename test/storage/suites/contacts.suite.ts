import { expect, it } from 'vitest';
import { NOON, storedAccount } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Contacts: listed by name, known from both sides, and accounts found by any part of what they are called. */
export const contactSuite: RepositorySuite = (newStore) => {
  const withThree = async () => {
    const store = await newStore();
    const ada = await storedAccount(store, { name: 'Ada' });
    const zoe = await storedAccount(store, { name: 'Zoe' });
    const ben = await storedAccount(store, { name: 'Ben' });
    return { store, contacts: store.contacts, ada, zoe, ben };
  };

  it('lists them by name, each once', async () => {
    const { contacts, ada, zoe, ben } = await withThree();
    await contacts.add(ada.id, zoe.id, NOON);
    await contacts.add(ada.id, ben.id, NOON);
    await contacts.add(ada.id, zoe.id, NOON + 1);
    expect(await contacts.list(ada.id)).toEqual([ben, zoe]);
    expect(await contacts.list(zoe.id)).toEqual([]);
  });

  it('forgets one, and says whether it was there', async () => {
    const { contacts, ada, ben } = await withThree();
    await contacts.add(ada.id, ben.id, NOON);
    expect(await contacts.remove(ada.id, ben.id)).toBe(true);
    expect(await contacts.remove(ada.id, ben.id)).toBe(false);
    expect(await contacts.list(ada.id)).toEqual([]);
  });

  it('knows who is linked, whoever added whom', async () => {
    const { contacts, ada, zoe, ben } = await withThree();
    await contacts.add(ada.id, ben.id, NOON);
    await contacts.add(zoe.id, ada.id, NOON);
    await contacts.add(ben.id, ada.id, NOON);
    expect([...(await contacts.listLinked(ada.id))].sort()).toEqual([ben.id, zoe.id].sort());
  });

  it('finds accounts by any part of name, user name or address, whatever the case, also after a change', async () => {
    const { store, ada, zoe } = await withThree();
    const { accounts } = store;
    const found = async (text: string) =>
      (await accounts.search({ text, except: ada.id, limit: 10 })).map(({ id }) => id);
    await accounts.update(zoe.id, { name: 'Éloïse', email: 'zoe@example.org' });
    expect(await found('ÉLO')).toEqual([zoe.id]);
    expect(await found('ZOE@EXAMPLE')).toEqual([zoe.id]);
    expect(await found('Ada')).toEqual([]);
    expect(await found('%')).toEqual([]);
    await accounts.update(zoe.id, { suspended: true });
    expect(await found('ÉLO')).toEqual([]);
  });
};
