import { expect, it } from 'vitest';
import { NOON, aConversation, memberOf, newId, storedAccount, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Conversations with their members. */
export const conversationSuite: RepositorySuite = (newStore) => {
  it('gives back a conversation with its members in their order', async () => {
    const store = await newStore();
    const ada = await storedAccount(store, { avatar: 'data:,' });
    const ben = await storedAccount(store);
    const conversation = aConversation({ lobby: true, members: [memberOf(ben, 'admin'), memberOf(ada)] });
    await store.conversations.insert(conversation);
    expect(await store.conversations.find(conversation.id)).toEqual(conversation);
    expect(await store.conversations.find(newId())).toBeUndefined();
  });

  it('stores nothing of a conversation with a member that does not exist', async () => {
    const { conversations } = await newStore();
    const stranger = { person: { id: newId<'Account'>(), kind: 'account', name: 'X' }, role: 'member' } as const;
    const conversation = aConversation({ members: [stranger] });
    await expect(conversations.insert(conversation)).rejects.toThrow(/foreign key/i);
    expect(await conversations.find(conversation.id)).toBeUndefined();
  });

  it('shows members under the name that they have now', async () => {
    const store = await newStore();
    const ada = await storedAccount(store);
    const conversation = await storedConversation(store, { members: [memberOf(ada)] });
    await store.accounts.update(ada.id, { name: 'Augusta' });
    const found = await store.conversations.find(conversation.id);
    expect(found?.members.map((member) => member.person.name)).toEqual(['Augusta']);
  });

  it('changes title and lobby', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    await store.conversations.update(conversation.id, { title: 'Rounds' });
    await store.conversations.update(conversation.id, { lobby: true });
    await store.conversations.update(conversation.id, {});
    expect(await store.conversations.find(conversation.id)).toEqual({ ...conversation, title: 'Rounds', lobby: true });
  });

  it('adds members at the end, changes roles in place, and removes', async () => {
    const store = await newStore();
    const [ada, ben, cleo] = [await storedAccount(store), await storedAccount(store), await storedAccount(store)];
    const { id } = await storedConversation(store, { members: [memberOf(ben, 'admin')] });
    const present = async () =>
      (await store.conversations.find(id))?.members.map(({ person, role }) => [person.id, role]);

    await store.conversations.putMembers(id, [
      { accountId: cleo.id, role: 'member' },
      { accountId: ada.id, role: 'member' },
      { accountId: ben.id, role: 'member' },
      { accountId: ada.id, role: 'moderator' },
    ]);
    expect(await present()).toEqual([
      [ben.id, 'member'],
      [cleo.id, 'member'],
      [ada.id, 'moderator'],
    ]);

    await store.conversations.removeMembers(id, [cleo.id, newId()]);
    await store.conversations.putMembers(id, []);
    expect(await present()).toEqual([
      [ben.id, 'member'],
      [ada.id, 'moderator'],
    ]);
  });

  it('lists the conversations of an account, newest first, with all their members', async () => {
    const store = await newStore();
    const [ada, ben] = [await storedAccount(store), await storedAccount(store)];
    const old = await storedConversation(store, { createdAt: NOON, members: [memberOf(ada), memberOf(ben)] });
    const fresh = await storedConversation(store, { createdAt: NOON + 1, members: [memberOf(ada)] });
    await storedConversation(store, { members: [memberOf(ben)] });
    expect(await store.conversations.listOfAccount(ada.id)).toEqual([fresh, old]);
    expect(await store.conversations.listOfAccount(newId())).toEqual([]);
  });

  it('takes a thousand members at once', async () => {
    const store = await newStore();
    const accounts = await Promise.all(Array.from({ length: 1001 }, () => storedAccount(store)));
    const conversation = await storedConversation(store, { members: accounts.map((account) => memberOf(account)) });
    expect(await store.conversations.find(conversation.id)).toEqual(conversation);
  });
};
