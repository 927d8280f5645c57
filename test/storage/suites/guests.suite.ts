import { expect, it } from 'vitest';
import { NOON, aGuest, aShareLink, newId, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Guests by id, token, link and conversation. */
export const guestSuite: RepositorySuite = (newStore) => {
  it('gives back a guest by id and by token', async () => {
    const store = await newStore();
    const link = aShareLink(await storedConversation(store));
    await store.shareLinks.insert(link, 'link');
    const guest = aGuest(link);
    await store.guests.insert(guest);

    expect(await store.guests.find(guest.id)).toEqual(guest);
    expect(await store.guests.findByTokenHash(guest.tokenHash)).toEqual(guest);
    expect(await store.guests.find(newId())).toBeUndefined();
    expect(await store.guests.findByTokenHash('other')).toBeUndefined();
  });

  it('changes name and language', async () => {
    const store = await newStore();
    const link = aShareLink(await storedConversation(store));
    await store.shareLinks.insert(link, 'link');
    const guest = aGuest(link);
    await store.guests.insert(guest);
    await store.guests.update(guest.id, { name: 'Alice' });
    await store.guests.update(guest.id, {});
    expect(await store.guests.find(guest.id)).toEqual({ ...guest, name: 'Alice' });
  });

  it('lists guests by link and by conversation, in the order they came', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const [one, two] = [aShareLink(conversation), aShareLink(conversation)];
    await store.shareLinks.insert(one, 'one');
    await store.shareLinks.insert(two, 'two');
    const late = aGuest(one, { createdAt: NOON + 2 });
    const early = aGuest(one, { createdAt: NOON });
    const between = aGuest(two, { createdAt: NOON + 1 });
    for (const guest of [late, early, between]) await store.guests.insert(guest);

    expect(await store.guests.listByShareLink(one.id)).toEqual([early, late]);
    expect(await store.guests.listByConversation(conversation.id)).toEqual([early, between, late]);
    expect(await store.guests.listByConversation(newId())).toEqual([]);
  });
};
