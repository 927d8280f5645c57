import { expect, it } from 'vitest';
import type { CallId } from '#shared/kernel/ids.ts';
import type { Repositories, StoredVideoFile } from '#server/ports/index.ts';
import { NOON, aCall, aParticipant, newId, storedCall, storedConversation } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const storedFile = async (
  store: Repositories,
  callId: CallId,
  change: Partial<StoredVideoFile> = {},
): Promise<StoredVideoFile> => {
  const file: StoredVideoFile = {
    id: newId(),
    callId,
    hash: 'a'.repeat(64),
    filename: 'briefing.mp4',
    mime: 'video/mp4',
    size: 1000,
    durationMs: 90_500,
    uploadedAt: NOON,
    key: `key-${callId}`,
    ...change,
  };
  await store.videoFiles.insert(file);
  return file;
};

/** Shared videos: what is listed, and what must stay because somebody else has it too. */
export const videoFileSuite: RepositorySuite = (newStore) => {
  it('gives back every field of a file', async () => {
    const store = await newStore();
    const { id } = await storedCall(store);
    const full = await storedFile(store, id, { uploadedBy: 'somebody', size: 104_857_600 });
    const bare = await storedFile(store, id);
    expect(await store.videoFiles.find(full.id)).toEqual(full);
    expect(await store.videoFiles.find(bare.id)).toEqual(bare);
    expect(await store.videoFiles.find(newId())).toBeUndefined();
  });

  it('lists the files of one call in the order they came, and removes only those', async () => {
    const store = await newStore();
    const [one, other] = [await storedCall(store), await storedCall(store)];
    const late = await storedFile(store, one.id, { uploadedAt: NOON + 2 });
    const early = await storedFile(store, one.id, { uploadedAt: NOON + 1 });
    const kept = await storedFile(store, other.id);
    expect(await store.videoFiles.listOfCall(one.id)).toEqual([early, late]);
    await store.videoFiles.removeOfCall(one.id);
    expect(await store.videoFiles.listOfCall(one.id)).toEqual([]);
    expect(await store.videoFiles.listOfCall(other.id)).toEqual([kept]);
  });

  it('counts who has the same content, which takes room once', async () => {
    const store = await newStore();
    const [one, other] = [await storedCall(store), await storedCall(store)];
    expect(await store.videoFiles.totalSize()).toBe(0);
    expect(await store.videoFiles.totalSize(one.id)).toBe(0);
    await storedFile(store, one.id, { hash: 'x', size: 10 });
    await storedFile(store, other.id, { hash: 'x', size: 10 });
    await storedFile(store, other.id, { hash: 'y', size: 5 });
    expect(await store.videoFiles.countWithHash('x')).toBe(2);
    expect(await store.videoFiles.countWithHash('z')).toBe(0);
    expect((await store.videoFiles.listHashes()).toSorted()).toEqual(['x', 'y']);
    expect(await store.videoFiles.totalSize()).toBe(15);
    expect(await store.videoFiles.totalSize(one.id)).toBe(10);
    expect(await store.videoFiles.totalSize(other.id)).toBe(15);
  });

  it('names the calls that have ended and still have files', async () => {
    const store = await newStore();
    const running = await storedCall(store);
    const ended = aCall(await storedConversation(store), [aParticipant()], { phase: 'ended', endedAt: NOON });
    await store.calls.save(ended);
    await storedFile(store, running.id);
    for (let files = 0; files < 2; files += 1) await storedFile(store, ended.id);
    expect(await store.videoFiles.listEndedCalls()).toEqual([ended.id]);
  });
};
