import { expect, it } from 'vitest';
import type { ChatRepository } from '#server/ports/index.ts';
import { NOON, aMessage, newId, storedCall } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Chat: in order, and once however often it is sent. */
export const chatSuite: RepositorySuite = (newStore) => {
  it('gives back every field of a message', async () => {
    const store = await newStore();
    const call = await storedCall(store);
    const full = aMessage(call, {
      participantId: newId(),
      person: { id: newId<'Guest'>(), kind: 'guest', name: 'Alice', avatar: 'data:,' },
    });
    const bare = aMessage(call);
    expect(await store.chat.insert(full, 'a1')).toEqual(full);
    expect(await store.chat.insert(bare, undefined)).toEqual(bare);
    expect(await store.chat.list({ callId: call.id, limit: 10 })).toEqual([full, bare]);
  });

  it('gives the stored message when the same person sends it again', async () => {
    const store = await newStore();
    const call = await storedCall(store);
    const first = aMessage(call, { text: 'once' });
    const again = aMessage(call, { person: first.person, text: 'twice', sentAt: NOON + 1 });
    expect(await store.chat.insert(first, 'a1')).toEqual(first);
    expect(await store.chat.insert(again, 'a1')).toEqual(first);
    expect(await store.chat.list({ callId: call.id, limit: 10 })).toEqual([first]);
  });

  it('gives the same message to retries that overtake each other', async () => {
    const store = await newStore();
    const call = await storedCall(store);
    const { person } = aMessage(call);
    const tries = Array.from({ length: 5 }, () => store.chat.insert(aMessage(call, { person }), 'a1'));
    expect(new Set((await Promise.all(tries)).map((message) => message.id)).size).toBe(1);
    expect(await store.chat.list({ callId: call.id, limit: 10 })).toHaveLength(1);
  });

  it('keeps apart the same client id of other people and other calls, and messages without one', async () => {
    const store = await newStore();
    const [call, otherCall] = [await storedCall(store), await storedCall(store)];
    const first = aMessage(call);
    await store.chat.insert(first, 'a1');
    await store.chat.insert(aMessage(call), 'a1');
    await store.chat.insert(aMessage(otherCall, { person: first.person }), 'a1');
    await store.chat.insert(aMessage(call, { person: first.person }), undefined);
    await store.chat.insert(aMessage(call, { person: first.person }), undefined);
    expect(await store.chat.list({ callId: call.id, limit: 10 })).toHaveLength(4);
    expect(await store.chat.list({ callId: otherCall.id, limit: 10 })).toHaveLength(1);
  });

  it('lists in order of sending, even when the clock stands still or steps back, and goes on after a message', async () => {
    const store = await newStore();
    const call = await storedCall(store);
    const ids = Array.from({ length: 5 }, () => newId<'Message'>()).toReversed();
    for (const [index, id] of ids.entries()) {
      await store.chat.insert(aMessage(call, { id, sentAt: NOON - Math.floor(index / 2) }), undefined);
    }
    const page = async (after?: (typeof ids)[number], limit = 10) =>
      (await store.chat.list({ callId: call.id, after, limit })).map((message) => message.id);

    expect(await page()).toEqual(ids);
    expect(await page(undefined, 2)).toEqual(ids.slice(0, 2));
    expect(await page(ids[1], 2)).toEqual(ids.slice(2, 4));
    expect(await page(ids[4])).toEqual([]);
    expect(await page(newId())).toEqual(ids);

    const back = async (query: Partial<Parameters<ChatRepository['list']>[0]>) =>
      (await store.chat.list({ callId: call.id, limit: 2, ...query })).map((message) => message.id);
    expect(await back({ latest: true })).toEqual(ids.slice(3));
    expect(await back({ before: ids[3] })).toEqual(ids.slice(1, 3));
    expect(await back({ before: ids[1] })).toEqual(ids.slice(0, 1));
    expect(await back({ before: ids[0] })).toEqual([]);
    expect(await back({ before: newId() })).toEqual([]);
  });
};
