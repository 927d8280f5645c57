import { expect, it } from 'vitest';
import type { CallState } from '#server/domain/call-state.ts';
import type { OwnCallsQuery, Repositories, StoredAccount } from '#server/ports/index.ts';
import { NOON, aCall, aParticipant, storedAccount, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

type Which = Omit<OwnCallsQuery, 'personId' | 'limit' | 'offset'>;
type Outcomes = readonly (readonly [StoredAccount, CallState['callees'][number]['outcome']])[];

const callees = (outcomes: Outcomes) => ({
  callees: outcomes.map(([{ id }, outcome]) => ({ personId: id, outcome })),
});

/** The ids of one's calls that fit, one to a page, so that the total has to count beyond it. */
const finder =
  (store: Repositories, { id }: StoredAccount) =>
  async (which: Which) => {
    const read = (offset: number) => store.calls.pageOfPerson({ personId: id, limit: 1, offset, ...which });
    const { total } = await read(0);
    const pages = await Promise.all(Array.from({ length: total + 1 }, (_, offset) => read(offset)));
    expect(pages.map((page) => page.total)).toEqual(pages.map(() => total));
    return pages.flatMap(({ items }) => items.map((item) => item.id));
  };

const people = async (store: Repositories) => ({
  ada: await storedAccount(store, { name: 'Ada' }),
  ben: await storedAccount(store, { name: 'Ben' }),
  cleo: await storedAccount(store, { name: 'Cleo' }),
});

/** Finding calls in one's own history: by what they were, by when, by words. */
export const callSearchSuite: RepositorySuite = (newStore) => {
  it('finds own calls by status, type and time, newest first', async () => {
    const store = await newStore();
    const { ada, ben } = await people(store);
    const conversation = await storedConversation(store);
    const save = async (change: Partial<CallState>, who = ada) => {
      const call = aCall(conversation, [aParticipant(who)], change);
      await store.calls.save(call);
      return call.id;
    };
    const over = { phase: 'ended', endedAt: NOON + 9 } as const;
    const first = await save({ ...over, type: 'audio', createdAt: NOON });
    const second = await save({ ...over, createdAt: NOON + 1 });
    const third = await save({ type: 'audio', phase: 'ringing', createdAt: NOON + 2 });
    await save({ ...over, createdAt: NOON + 1 }, ben);
    await save({ phase: 'scheduled', createdAt: NOON + 1 });
    const find = finder(store, ada);

    expect(await find({})).toEqual([third, second, first]);
    expect(await find({ phase: 'active' })).toEqual([third]);
    expect(await find({ phase: 'ended' })).toEqual([second, first]);
    expect(await find({ type: 'audio' })).toEqual([third, first]);
    expect(await find({ type: 'audio', phase: 'ended' })).toEqual([first]);
    expect(await find({ from: NOON + 1 })).toEqual([third, second]);
    expect(await find({ until: NOON + 1 })).toEqual([first]);
    expect(await find({ from: NOON + 1, until: NOON + 2 })).toEqual([second]);
  });

  it('finds by what became of the ringing and by who began, as the summaries tell it', async () => {
    const store = await newStore();
    const { ada, ben, cleo } = await people(store);
    const conversation = await storedConversation(store);
    let made = 0;
    const save = async (by: StoredAccount, outcomes: Outcomes, others: readonly StoredAccount[] = []) => {
      const participants = [by, ...others].map((person) => aParticipant(person));
      const call = aCall(conversation, participants, { ...callees(outcomes), createdAt: NOON - made++ });
      await store.calls.save(call);
      return call.id;
    };
    const answeredByOne = await save(ada, [
      [ben, 'missed'],
      [cleo, 'answered'],
    ]);
    const answeredByNone = await save(ada, [
      [ben, 'declined'],
      [cleo, 'missed'],
    ]);
    const missed = await save(ben, [
      [ada, 'missed'],
      [cleo, 'answered'],
    ]);
    const taken = await save(ben, [[ada, 'answered']], [ada]);
    const open = await save(ben, [[cleo, 'answered']], [ada]);
    const find = finder(store, ada);

    expect(await find({ outcome: 'answered' })).toEqual([answeredByOne, taken]);
    expect(await find({ outcome: 'declined' })).toEqual([answeredByNone]);
    expect(await find({ outcome: 'missed' })).toEqual([missed]);
    expect(await find({ outcome: 'busy' })).toEqual([]);
    expect(await find({ initiatedByMe: true })).toEqual([answeredByOne, answeredByNone]);
    expect(await find({ initiatedByMe: false })).toEqual([missed, taken, open]);
    expect(await find({ outcome: 'answered', initiatedByMe: false })).toEqual([taken]);
    const { items } = await store.calls.pageOfPerson({ personId: ada.id, limit: 9, offset: 0 });
    for (const { outcome, initiatedByMe } of items) {
      const same = items.filter((item) => item.outcome === outcome && item.initiatedByMe === initiatedByMe);
      if (outcome !== undefined) expect(await find({ outcome, initiatedByMe })).toEqual(same.map((item) => item.id));
    }
  });

  it('finds by any part of the title or of a name of others, whatever the case', async () => {
    const store = await newStore();
    const { ada, ben, cleo } = await people(store);
    const elodie = await storedAccount(store, { name: 'Élodie' });
    const group = await storedConversation(store, { title: 'Réunion d’ÉTÉ 100%' });
    const direct = await storedConversation(store, { type: 'direct', title: 'never shown' });
    const titled = aCall(group, [aParticipant(ada), aParticipant(ben, { status: 'left' })], { createdAt: NOON });
    const called = aCall(direct, [aParticipant(ada)], { ...callees([[elodie, 'missed']]), createdAt: NOON - 1 });
    const knocking = aParticipant(cleo, { status: 'waiting' });
    const quiet = aCall(direct, [aParticipant(ada), knocking], { createdAt: NOON - 2 });
    for (const call of [titled, called, quiet]) await store.calls.save(call);
    const find = finder(store, ada);

    expect(await find({ search: 'réunion' })).toEqual([titled.id]);
    expect(await find({ search: 'été' })).toEqual([titled.id]);
    expect(await find({ search: 'BEN' })).toEqual([titled.id]);
    expect(await find({ search: 'élo' })).toEqual([called.id]);
    expect(await find({ search: '0%' })).toEqual([titled.id]);
    // Not wildcards, not the asker's own name, not what the asker cannot see.
    for (const search of ['%u%', '_', '\\', 'ada', 'shown', 'cleo']) expect(await find({ search })).toEqual([]);
    expect(await find({ search: '' })).toEqual([titled.id, called.id, quiet.id]);
    expect(await find({ search: 'ben', type: 'audio' })).toEqual([]);
  });
};
