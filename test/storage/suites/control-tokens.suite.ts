import { expect, it } from 'vitest';
import type { AccountId } from '#shared/kernel/ids.ts';
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

  it('takes back all that one account had made, and says which', async () => {
    const store = await newStore();
    const { id: callId } = await storedCall(store);
    const [mine, other]: [AccountId, AccountId] = [newId(), newId()];
    const made = (tokenHash: string, accountId: AccountId): ControlToken => ({
      id: newId(),
      callId,
      tokenHash,
      accountId,
      createdAt: NOON,
      expiresAt: NOON + 1,
    });
    const tokens = [made('one', mine), made('two', mine), made('three', other)];
    for (const token of tokens) await store.controlTokens.insert(token);
    const removed = await store.controlTokens.removeOfAccount(mine);
    expect(new Set(removed.map(({ id }) => id))).toEqual(new Set(tokens.slice(0, 2).map(({ id }) => id)));
    expect(removed.every((token) => token.callId === callId)).toBe(true);
    expect(await store.controlTokens.findByTokenHash('one')).toBeUndefined();
    expect(await store.controlTokens.findByTokenHash('three')).toEqual(tokens[2]);
    expect(await store.controlTokens.removeOfAccount(mine)).toEqual([]);
  });
};
