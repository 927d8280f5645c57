import { expect, it } from 'vitest';
import type { AccountId } from '#shared/kernel/ids.ts';
import { NOON, storedAccount } from '../support/samples.ts';
import type { RepositorySuite } from './suite.ts';

const aToken = (accountId: AccountId, tokenHash: string) => ({
  tokenHash,
  accountId,
  purpose: 'resetPassword' as const,
  email: 'ada@example.org',
  expiresAt: NOON + 1000,
});

/** Links of mails: each works once, in its time, for its purpose, and only the newest. */
export const oneTimeTokenSuite: RepositorySuite = (newStore) => {
  const withToken = async () => {
    const store = await newStore();
    const { id } = await storedAccount(store);
    const token = aToken(id, 'first');
    await store.oneTimeTokens.replace(token);
    return { tokens: store.oneTimeTokens, token, id };
  };

  it('gives a token once, to one of many who ask at once', async () => {
    const { tokens, token } = await withToken();
    const given = await Promise.all([1, 2, 3].map(() => tokens.use('first', 'resetPassword', NOON)));
    expect(given.filter((found) => found !== undefined)).toEqual([token]);
  });

  it.each([
    ['an unknown one', 'other', 'resetPassword', NOON],
    ['one for something else', 'first', 'verifyEmail', NOON],
    ['an expired one', 'first', 'resetPassword', NOON + 1000],
  ] as const)('refuses %s, which uses nothing up', async (_what, hash, purpose, now) => {
    const { tokens, token } = await withToken();
    expect(await tokens.use(hash, purpose, now)).toBeUndefined();
    expect(await tokens.use('first', 'resetPassword', NOON)).toEqual(token);
  });

  it('knows only the newest of an account and purpose', async () => {
    const { tokens, id } = await withToken();
    await tokens.replace({ ...aToken(id, 'verify'), purpose: 'verifyEmail' });
    await tokens.replace(aToken(id, 'second'));
    expect(await tokens.use('first', 'resetPassword', NOON)).toBeUndefined();
    expect(await tokens.use('second', 'resetPassword', NOON)).toBeDefined();
    expect(await tokens.use('verify', 'verifyEmail', NOON)).toBeDefined();
  });
};
