import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryCall } from '../support/arbitrary-call.ts';
import { NOON, aCall, aParticipant, newId, storedAccount, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** States of calls: stored whole or not at all, found while they live. */
export const callSuite: RepositorySuite = (newStore) => {
  it('gives back any state as it was saved last', async () => {
    const store = await newStore();
    const any = arbitraryCall(await storedConversation(store));
    await fc.assert(
      fc.asyncProperty(any, any, async (before, after) => {
        await store.calls.save(before);
        await store.calls.save({ ...after, id: before.id });
        expect(await store.calls.find(before.id)).toEqual({ ...after, id: before.id });
      }),
      { numRuns: 40 },
    );
  });

  it('refuses a call in a conversation that does not exist', async () => {
    const store = await newStore();
    const call = aCall({ id: newId(), type: 'group' });
    await expect(store.calls.save(call)).rejects.toThrow(/foreign key/i);
    expect(await store.calls.listLive()).toEqual([]);
  });

  it('keeps participants and callees of other calls', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const [shared, personId] = [aParticipant(), newId<'Account'>()];
    const one = aCall(conversation, [shared], { callees: [{ personId, outcome: 'answered' }] });
    const two = aCall(conversation, [shared, aParticipant()], { callees: [{ personId, outcome: 'busy' }] });
    await store.calls.save(one);
    await store.calls.save(two);
    await store.calls.save({ ...two, participants: [], callees: [] });
    expect(await store.calls.find(one.id)).toEqual(one);
    expect(await store.calls.find(newId())).toBeUndefined();
  });

  it('saves all of a state or nothing', async () => {
    const store = await newStore();
    const call = aCall(await storedConversation(store));
    await store.calls.save(call);
    // Not a number is not a moment: the call itself would be stored before its participant is refused.
    const broken = aParticipant(undefined, { joinedAt: Number.NaN });
    await expect(store.calls.save({ ...call, phase: 'ended', participants: [broken] })).rejects.toThrow(/null|NaN/i);
    expect(await store.calls.find(call.id)).toEqual(call);
  });

  it('saves calls that are asked for at the same time', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const calls = Array.from({ length: 20 }, () => aCall(conversation, [aParticipant(), aParticipant()]));
    const states = await Promise.all(
      calls.map(async (call) => {
        await store.calls.save(call);
        return store.calls.find(call.id);
      }),
    );
    expect(states).toEqual(calls);
  });

  it('saves a call in which very many have been', async () => {
    const store = await newStore();
    const participants = Array.from({ length: 3000 }, (_, index) => aParticipant({ id: newId(), name: `P${index}` }));
    const call = aCall(await storedConversation(store), participants);
    await store.calls.save(call);
    await store.calls.save({ ...call, participants: participants.toReversed() });
    expect((await store.calls.find(call.id))?.participants).toEqual(participants.toReversed());
  });

  it('lists the calls that have not ended, whole', async () => {
    const store = await newStore();
    const conversation = await storedConversation(store);
    const live = (['ringing', 'connecting', 'active'] as const).map((phase, index) =>
      aCall(conversation, [aParticipant(), aParticipant()], { phase, createdAt: NOON + index }),
    );
    expect(await store.calls.listLive()).toEqual([]);
    for (const call of [...live, aCall(conversation, [], { phase: 'ended' })]) await store.calls.save(call);
    expect(await store.calls.listLive()).toEqual(live);
  });

  it('finds the live call of a conversation, the newest if there are more', async () => {
    const store = await newStore();
    const [here, elsewhere] = [await storedConversation(store), await storedConversation(store)];
    const ended = aCall(here, [], { phase: 'ended', createdAt: NOON + 9 });
    const old = aCall(here, [aParticipant()], { createdAt: NOON });
    const fresh = aCall(here, [aParticipant()], { createdAt: NOON + 1, phase: 'ringing' });
    await store.calls.save(ended);
    await store.calls.save(aCall(elsewhere));
    expect(await store.calls.findLiveInConversation(here.id)).toBeUndefined();
    await store.calls.save(fresh);
    await store.calls.save(old);
    expect(await store.calls.findLiveInConversation(here.id)).toEqual(fresh);
  });

  it('keeps who took part when accounts are renamed later', async () => {
    const store = await newStore();
    const ada = await storedAccount(store, { name: 'Ada' });
    const call = aCall(await storedConversation(store), [aParticipant(ada)]);
    await store.calls.save(call);
    await store.accounts.update(ada.id, { name: 'Augusta' });
    expect(await store.calls.find(call.id)).toEqual(call);
  });
};
