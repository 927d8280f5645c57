import { expect, it } from 'vitest';
import type { LogEntry } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { NOON, newId, storedCall } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const entryAt = (callId: CallId, place: number, change: Partial<LogEntry> = {}): LogEntry => ({
  callId,
  place,
  at: NOON + place * 1000,
  kind: 'locked',
  participantId: undefined,
  name: undefined,
  by: undefined,
  details: {},
  ...change,
});

/** Logs of calls: complete, in order, and found by what is asked for. */
export const callLogSuite: RepositorySuite = (newStore) => {
  it('gives back every field, in the order of places', async () => {
    const store = await newStore();
    const { id } = await storedCall(store);
    expect(await store.callLog.lastPlace(id)).toBe(0);
    const full = entryAt(id, 1, {
      kind: 'qualityChanged',
      participantId: newId(),
      name: 'Åda "O\'Hara"',
      by: 'Ölga',
      details: { quality: 'poor', loss: 12.5, isNew: true },
    });
    const bare = entryAt(id, 2);
    await store.callLog.append([bare, full]);
    expect(await store.callLog.list({ callId: id, limit: 10 })).toEqual([full, bare]);
    expect(await store.callLog.lastPlace(id)).toBe(2);
  });

  it('writes all of several lines or none, each place once', async () => {
    const store = await newStore();
    const { id } = await storedCall(store);
    await store.callLog.append([entryAt(id, 1)]);
    await expect(store.callLog.append([entryAt(id, 2), entryAt(id, 1)])).rejects.toThrow();
    expect(await store.callLog.lastPlace(id)).toBe(1);
    await store.callLog.append([]);
  });

  it('finds by kind, person, time and place, and never mixes calls', async () => {
    const store = await newStore();
    const [one, other] = [await storedCall(store), await storedCall(store)];
    const somebody = newId();
    await store.callLog.append([
      entryAt(one.id, 1, { kind: 'participantJoined', participantId: somebody as LogEntry['participantId'] }),
      entryAt(one.id, 2, { kind: 'muted', participantId: somebody as LogEntry['participantId'] }),
      entryAt(one.id, 3, { kind: 'participantJoined' }),
      entryAt(one.id, 4),
      entryAt(other.id, 1, { kind: 'participantJoined' }),
    ]);
    const places = async (query: object) =>
      (await store.callLog.list({ callId: one.id, limit: 10, ...query })).map(({ place }) => place);
    expect(await places({})).toEqual([1, 2, 3, 4]);
    expect(await places({ kinds: ['participantJoined', 'locked'] })).toEqual([1, 3, 4]);
    expect(await places({ kinds: [] })).toEqual([]);
    expect(await places({ participantId: somebody })).toEqual([1, 2]);
    expect(await places({ from: NOON + 2000, until: NOON + 3000 })).toEqual([2, 3]);
    expect(await places({ after: 1, limit: 2 })).toEqual([2, 3]);
    expect(await places({ after: 4 })).toEqual([]);
  });
};
