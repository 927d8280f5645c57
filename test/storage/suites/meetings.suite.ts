import { expect, it } from 'vitest';
import type { Meeting } from '#shared/contract/index.ts';
import type { CallState } from '#server/domain/call-state.ts';
import type { Repositories, StoredAccount } from '#server/ports/index.ts';
import { NOON, aCall, aParticipant, storedAccount, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const hostedBy = ({ id, name }: StoredAccount, title: string): Meeting => ({
  title,
  description: 'Weekly',
  format: 'group',
  channel: `channel-${title}`,
  host: { id, kind: 'account', name },
  maxParticipants: 10,
  settings: { chat: true, screenShare: true, recording: false, muteOnJoin: false },
  needsPassword: false,
});

/** Meetings that are over: paged for everybody who hosted, was in or was invited. */
export const meetingSuite: RepositorySuite = (newStore) => {
  const save = async (store: Repositories, change: Partial<CallState>, participants = [aParticipant()]) => {
    const call = aCall(await storedConversation(store), participants, { phase: 'ended', endedAt: NOON + 1, ...change });
    await store.calls.save(call);
    return call;
  };

  it('pages those of a person, newest first, and no other calls', async () => {
    const store = await newStore();
    const [ada, ben] = [await storedAccount(store), await storedAccount(store)];
    const hosted = await save(store, { meeting: hostedBy(ada, 'One'), createdAt: NOON });
    const joined = await save(store, { meeting: hostedBy(ben, 'Two'), createdAt: NOON + 1 }, [aParticipant(ada)]);
    const callees = [{ personId: ada.id, outcome: 'missed' as const }];
    const missed = await save(store, { meeting: hostedBy(ben, 'Three'), createdAt: NOON + 2, callees });
    await save(store, { meeting: hostedBy(ada, 'Running'), phase: 'active', endedAt: undefined });
    await save(store, {}, [aParticipant(ada)]);
    await save(store, { meeting: hostedBy(ben, 'Others') });

    const page = (limit: number, offset: number) => store.calls.pageOfMeetings({ personId: ada.id, limit, offset });
    expect(await page(10, 0)).toEqual({ items: [missed, joined, hosted], total: 3 });
    expect(await page(1, 1)).toEqual({ items: [joined], total: 3 });
  });

  it('finds by type and by any part of title or description, whatever the case', async () => {
    const store = await newStore();
    const ada = await storedAccount(store);
    const video = await save(store, { meeting: hostedBy(ada, 'Großes Treffen') });
    const audio = await save(store, { meeting: hostedBy(ada, 'Anruf'), type: 'audio', createdAt: NOON + 1 });
    const find = async (query: { type?: 'audio' | 'video'; search?: string }) =>
      (await store.calls.pageOfMeetings({ personId: ada.id, limit: 10, offset: 0, ...query })).items;
    expect(await find({ type: 'audio' })).toEqual([audio]);
    expect(await find({ search: 'TREFF' })).toEqual([video]);
    expect(await find({ search: 'weekly' })).toEqual([audio, video]);
    expect(await find({ search: '_' })).toEqual([]);
  });

  it('keeps a planned one among the live, and out of the history of calls', async () => {
    const store = await newStore();
    const ada = await storedAccount(store);
    const callees = [{ personId: ada.id, outcome: 'invited' as const }];
    const planned = await save(
      store,
      { meeting: hostedBy(ada, 'Later'), phase: 'scheduled', endedAt: undefined, callees },
      [],
    );
    expect(await store.calls.listLive()).toEqual([planned]);
    expect((await store.calls.pageOfPerson({ personId: ada.id, limit: 10, offset: 0 })).total).toBe(0);
  });
};
