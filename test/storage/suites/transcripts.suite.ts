import { expect, it } from 'vitest';
import { NOON, aTranscript, storedCall } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Transcripts: in order of speaking, found by what was said. */
export const transcriptSuite: RepositorySuite = (newStore) => {
  it('gives back transcripts in the order they were spoken, up to the limit', async () => {
    const store = await newStore();
    const call = await storedCall(store);
    const second = aTranscript(call, { spokenAt: NOON + 1, confidence: 0.25 });
    const first = aTranscript(call);
    await store.transcripts.insert(second, { fr: 'Bonjour', es: 'Buenos días' });
    await store.transcripts.insert(first, {});
    await store.transcripts.insert(aTranscript(await storedCall(store)), {});
    expect(await store.transcripts.list({ callId: call.id, limit: 10 })).toEqual([first, second]);
    expect(await store.transcripts.list({ callId: call.id, limit: 1 })).toEqual([first]);
  });

  it('stores nothing of a transcript that it has already', async () => {
    const store = await newStore();
    const call = await storedCall(store);
    const transcript = aTranscript(call);
    await store.transcripts.insert(transcript, { fr: 'Bonjour' });
    await expect(store.transcripts.insert(transcript, { es: 'Buenos días' })).rejects.toThrow(/unique/i);
    expect(await store.transcripts.list({ callId: call.id, limit: 10 })).toEqual([transcript]);
  });

  it.each([
    ['MORNING', ['Good morning, Zoë']],
    ['zoË', ['Good morning, Zoë']],
    ['100%', ['It is 100% sure']],
    ['%', ['It is 100% sure']],
    ['a_b', ['A name like a_b\\c']],
    [String.raw`b\c`, ['A name like a_b\\c']],
    ['nowhere', []],
    ['', ['Good morning, Zoë', 'It is 100% sure', 'A name like a_b\\c']],
  ])('finds texts that contain %j, whatever the case', async (search, expected) => {
    const store = await newStore();
    const call = await storedCall(store);
    const texts = ['Good morning, Zoë', 'It is 100% sure', String.raw`A name like a_b\c`];
    for (const [index, text] of texts.entries()) {
      await store.transcripts.insert(aTranscript(call, { text, spokenAt: NOON + index }), {});
    }
    const found = await store.transcripts.list({ callId: call.id, search, limit: 10 });
    expect(found.map((transcript) => transcript.text)).toEqual(expected);
  });
};
