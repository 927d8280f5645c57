import { expect, it } from 'vitest';
import { NOON, newId, storedAccount } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Sign-ins: live until revoked, one by one or all of an account. */
export const signInSuite: RepositorySuite = (newStore) => {
  const withSignIns = async () => {
    const store = await newStore();
    const { id: accountId } = await storedAccount(store);
    const ids = [newId(), newId(), newId()] as const;
    for (const id of ids) {
      await store.signIns.insert({ id, accountId, createdAt: NOON, expiresAt: NOON + WEEK_MS });
    }
    const liveOnes = async () => {
      const live = await Promise.all(ids.map((id) => store.signIns.isLive(id)));
      return ids.filter((_, index) => live[index]);
    };
    return { store, accountId, ids, liveOnes };
  };

  it('knows what is live, and nothing of others', async () => {
    const { store, ids, liveOnes } = await withSignIns();
    expect(await liveOnes()).toEqual(ids);
    expect(await store.signIns.isLive(newId())).toBe(false);
  });

  it('revokes one', async () => {
    const { store, ids, liveOnes } = await withSignIns();
    await store.signIns.revoke(ids[1], NOON + 1);
    expect(await liveOnes()).toEqual([ids[0], ids[2]]);
  });

  it('revokes all of an account, or all but one, and none of others', async () => {
    const { store, accountId, ids, liveOnes } = await withSignIns();
    const { id: otherAccount } = await storedAccount(store);
    const other = newId();
    await store.signIns.insert({ id: other, accountId: otherAccount, createdAt: NOON, expiresAt: NOON + WEEK_MS });
    await store.signIns.revokeOfAccount(accountId, NOON + 1, ids[2]);
    expect(await liveOnes()).toEqual([ids[2]]);
    await store.signIns.revokeOfAccount(accountId, NOON + 2);
    expect(await liveOnes()).toEqual([]);
    expect(await store.signIns.isLive(other)).toBe(true);
  });
};
