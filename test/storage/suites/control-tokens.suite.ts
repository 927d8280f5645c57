import { expect, it } from 'vitest';
import type { ControlToken } from '#server/ports/index.ts';
import { NOON, newId, storedCall } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

/** Control tokens by the hash of what was given away. */
export const controlTokenSuite: RepositorySuite = (newStore) => {
  it('gives back every field of a token by its hash', async () => {
    const store = await newStore();
    const { id: callId } = await storedCall(store);
    const made = (tokenHash: string): ControlToken => ({
      id: newId(),
      callId,
      tokenHash,
      accountId: newId(),
      createdAt: NOON,
      expiresAt: NOON + 86_400_000,
    });
    const [one, other] = [made('one'), made('other')];
    await store.controlTokens.insert(one);
    await store.controlTokens.insert(other);
    expect(await store.controlTokens.findByTokenHash('one')).toEqual(one);
    expect(await store.controlTokens.findByTokenHash('other')).toEqual(other);
    expect(await store.controlTokens.findByTokenHash('none')).toBeUndefined();
    await expect(store.controlTokens.insert({ ...made('one') })).rejects.toThrow();
  });
};
