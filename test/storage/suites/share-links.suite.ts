import { expect, it } from 'vitest';
import type { ShareLink } from '#shared/contract/index.ts';
import type { Repositories } from '#server/ports/index.ts';
import { NOON, aShareLink, newId, storedCall, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const storedLink = async (store: Repositories, change: Partial<ShareLink> = {}): Promise<ShareLink> => {
  const link = aShareLink(await storedConversation(store), change);
  await store.shareLinks.insert(link, `hash-${link.id}`);
  return link;
};

/** Share links: limits hold, also for those who come at once. */
export const shareLinkSuite: RepositorySuite = (newStore) => {
  it('gives back every field of a link by id and by token', async () => {
    const store = await newStore();
    const full = await storedLink(store, { expiresAt: NOON + 9, maxUses: 5, uses: 2, revokedAt: NOON + 3 });
    const bare = await storedLink(store);
    expect(await store.shareLinks.find(full.id)).toEqual(full);
    expect(await store.shareLinks.findByTokenHash(`hash-${bare.id}`)).toEqual(bare);
    expect(await store.shareLinks.find(newId())).toBeUndefined();
    expect(await store.shareLinks.findByTokenHash('other')).toBeUndefined();
  });

  it('lists the links of a conversation, newest first', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const [old, fresh] = [aShareLink(conversation), aShareLink(conversation, { createdAt: NOON + 1 })];
    await store.shareLinks.insert(old, 'old');
    await store.shareLinks.insert(fresh, 'fresh');
    await storedLink(store);
    expect(await store.shareLinks.list(conversation.id)).toEqual([fresh, old]);
  });

  it('keeps the call that a link leads into and whom it is for, and lists the links of that call, newest first', async () => {
    const store = await newStore();
    const { id: callId } = await storedCall(store);
    const old = await storedLink(store, { callId, name: 'Ada' });
    const fresh = await storedLink(store, { callId, createdAt: NOON + 1 });
    await storedLink(store);
    expect(await store.shareLinks.find(old.id)).toEqual(old);
    expect(await store.shareLinks.listOfCall(callId)).toEqual([fresh, old]);
    expect(await store.shareLinks.listOfCall(newId())).toEqual([]);
  });

  it('counts uses up to the limit', async () => {
    const store = await newStore();
    const { id } = await storedLink(store, { maxUses: 2 });
    const tries = [];
    for (let attempt = 0; attempt < 3; attempt++) tries.push(await store.shareLinks.tryUse(id, NOON));
    expect(tries).toEqual([true, true, false]);
    expect((await store.shareLinks.find(id))?.uses).toBe(2);
  });

  it('gives the last use to one of two who try at once', async () => {
    const store = await newStore();
    const { id } = await storedLink(store, { maxUses: 3, uses: 2 });
    const tries = await Promise.all([store.shareLinks.tryUse(id, NOON), store.shareLinks.tryUse(id, NOON)]);
    expect(tries.sort()).toEqual([false, true]);
    expect((await store.shareLinks.find(id))?.uses).toBe(3);
  });

  it('counts without limit where there is none', async () => {
    const store = await newStore();
    const { id } = await storedLink(store, { uses: 1000 });
    expect(await store.shareLinks.tryUse(id, NOON)).toBe(true);
    expect((await store.shareLinks.find(id))?.uses).toBe(1001);
  });

  it('refuses links that are expired, revoked or unknown', async () => {
    const store = await newStore();
    const expiring = await storedLink(store, { expiresAt: NOON });
    const revoked = await storedLink(store);
    await store.shareLinks.revoke(revoked.id, NOON);
    expect(await store.shareLinks.tryUse(expiring.id, NOON - 1)).toBe(true);
    expect(await store.shareLinks.tryUse(expiring.id, NOON)).toBe(false);
    expect(await store.shareLinks.tryUse(revoked.id, NOON)).toBe(false);
    expect(await store.shareLinks.tryUse(newId(), NOON)).toBe(false);
  });

  it('keeps the first time a link was revoked', async () => {
    const store = await newStore();
    const { id } = await storedLink(store);
    await store.shareLinks.revoke(id, NOON);
    await store.shareLinks.revoke(id, NOON + 1);
    expect((await store.shareLinks.find(id))?.revokedAt).toBe(NOON);
  });
};
