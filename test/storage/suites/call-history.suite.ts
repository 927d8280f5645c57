import { expect, it } from 'vitest';
import type { CallState } from '#server/domain/call-state.ts';
import type { Repositories } from '#server/ports/index.ts';
import {
  NOON,
  aCall,
  aMissedCall,
  aParticipant,
  newId,
  storedAccount,
  storedConversation,
} from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Stores calls, one a second, and gives them back. */
const storedCalls = async (store: Repositories, count: number, make: () => CallState): Promise<CallState[]> => {
  const calls = Array.from({ length: count }, (_, index) => ({ ...make(), createdAt: NOON + index * 1000 }));
  for (const call of calls) await store.calls.save(call);
  return calls;
};

const idsOf = (calls: readonly { readonly id: string }[]): string[] => calls.map((call) => call.id);

/** Histories: paged, summed up for a viewer, seen or not. */
export const callHistorySuite: RepositorySuite = (newStore) => {
  it('pages newest first and counts all that match', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const newestFirst = idsOf(await storedCalls(store, 7, () => aCall(conversation))).toReversed();
    await store.calls.save(aCall(await storedConversation(store)));
    const page = (limit: number, offset: number) =>
      store.calls.pageOfConversation({ conversationId: conversation.id, viewer: newId<'Account'>(), limit, offset });

    const pages = [await page(3, 0), await page(3, 3), await page(3, 6), await page(3, 9)];
    expect(pages.map(({ total }) => total)).toEqual([7, 7, 7, 7]);
    expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 1, 0]);
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(newestFirst);
  });

  it('pages calls of the same moment without losing or repeating one', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const calls = Array.from({ length: 6 }, () => aCall(conversation));
    for (const call of calls) await store.calls.save(call);
    const seen: string[] = [];
    for (let offset = 0; offset < 6; offset += 2) {
      const query = { conversationId: conversation.id, viewer: newId<'Account'>(), limit: 2, offset };
      seen.push(...idsOf((await store.calls.pageOfConversation(query)).items));
    }
    expect(seen.sort()).toEqual(idsOf(calls).sort());
  });

  it('tells active calls from ended ones', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const phases = ['ringing', 'ended', 'connecting', 'active'] as const;
    const calls = phases.map((phase, index) => aCall(conversation, [], { phase, createdAt: NOON - index }));
    for (const call of calls) await store.calls.save(call);
    const phasesIn = async (phase?: 'active' | 'ended') => {
      const query = { conversationId: conversation.id, viewer: newId<'Account'>(), limit: 9, offset: 0, phase };
      const { items, total } = await store.calls.pageOfConversation(query);
      expect(total).toBe(items.length);
      return items.map((item) => item.phase);
    };
    expect(await phasesIn('active')).toEqual(['ringing', 'connecting', 'active']);
    expect(await phasesIn('ended')).toEqual(['ended']);
    expect(await phasesIn()).toEqual([...phases]);
  });

  it('sums a call up for those who look at it', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store, { title: 'Ward round' });
    const [ada, ben, cleo] = [
      { id: newId<'Account'>(), name: 'Ada' },
      { id: newId<'Account'>(), name: 'Ben' },
      newId<'Account'>(),
    ];
    const call = aCall(
      conversation,
      [
        aParticipant(ada),
        aParticipant(ben, { status: 'left' }),
        aParticipant(ben),
        aParticipant(undefined, { status: 'waiting' }),
      ],
      {
        phase: 'ended',
        endedAt: NOON + 5,
        endReason: 'normal',
        callees: [
          { personId: ben.id, outcome: 'answered' },
          { personId: cleo, outcome: 'missed' },
        ],
      },
    );
    await store.calls.save(call);
    const { id, conversationId, type, mode, phase, createdAt, endedAt, endReason } = call;
    const same = {
      id,
      conversationId,
      type,
      mode,
      phase,
      createdAt,
      endedAt,
      endReason,
      participantCount: 2,
      title: 'Ward round',
    };
    const seenBy = async (personId: typeof cleo) =>
      (await store.calls.pageOfPerson({ personId, limit: 1, offset: 0 })).items[0];

    expect(await seenBy(ada.id)).toEqual({
      ...same,
      names: ['Ben'],
      initiatedByMe: true,
      outcome: 'answered',
      seen: true,
    });
    expect(await seenBy(ben.id)).toEqual({
      ...same,
      names: ['Ada'],
      initiatedByMe: false,
      outcome: 'answered',
      seen: true,
    });
    expect(await seenBy(cleo)).toEqual({
      ...same,
      names: ['Ada', 'Ben'],
      initiatedByMe: false,
      outcome: 'missed',
      seen: false,
    });
  });

  it.each([
    { type: 'direct', title: 'ignored' },
    { type: 'group', title: ' ' },
  ] as const)('names a call by the others when the conversation is $type with the title "$title"', async (change) => {
    const store = await newStore();
    const [ada, ben] = [await storedAccount(store, { name: 'Ada' }), await storedAccount(store, { name: 'Ben' })];
    const conversation = await storedConversation(store, change);
    const callees = [{ personId: ben.id, outcome: 'missed' as const }];
    await store.calls.save(aCall(conversation, [aParticipant(ada)], { callees }));
    const titleFor = async (personId: typeof ada.id) =>
      (await store.calls.pageOfPerson({ personId, limit: 1, offset: 0 })).items[0]?.title;

    expect(await titleFor(ada.id)).toBe('Ben');
    expect(await titleFor(ben.id)).toBe('Ada');
  });

  it('lists the calls that a person was in or was called into, once each', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const me = { id: newId<'Account'>(), name: 'Me' };
    const callees = [{ personId: me.id, outcome: 'answered' as const }];
    const waiting = aParticipant(me, { status: 'waiting' });
    const both = aCall(conversation, [aParticipant(), aParticipant(me), aParticipant(me)], { callees });
    const called = aCall(conversation, [aParticipant()], { callees, createdAt: NOON - 1 });
    const joined = aCall(conversation, [aParticipant(me)], { createdAt: NOON + 1 });
    for (const call of [both, called, joined, aCall(conversation), aCall(conversation, [waiting])])
      await store.calls.save(call);
    const page = await store.calls.pageOfPerson({ personId: me.id, limit: 10, offset: 0 });
    expect(idsOf(page.items)).toEqual(idsOf([joined, both, called]));
    expect(page.total).toBe(3);
  });

  it('keeps what was seen, whatever is saved after', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const [me, other] = [newId<'Account'>(), newId<'Account'>()];
    const calls = await storedCalls(store, 2, () => aMissedCall(conversation, me));
    await storedCalls(store, 1, () => aMissedCall(conversation, other));
    const seen = async () =>
      (await store.calls.pageOfPerson({ personId: me, limit: 9, offset: 0 })).items.map((item) => item.seen);
    expect(await store.calls.countUnseenMissed(me)).toBe(2);
    expect(await seen()).toEqual([false, false]);

    await store.calls.markMissedSeen(me, NOON);
    for (const call of calls) await store.calls.save(call);
    expect(await store.calls.countUnseenMissed(me)).toBe(0);
    expect(await seen()).toEqual([true, true]);
    expect(await store.calls.countUnseenMissed(other)).toBe(1);

    await store.calls.save(aMissedCall(conversation, me));
    expect(await store.calls.countUnseenMissed(me)).toBe(1);
  });
};
