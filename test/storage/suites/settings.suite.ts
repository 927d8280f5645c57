import { expect, it } from 'vitest';
import type { RepositorySuite } from './suite.ts';

/** Settings: the last value counts. */
export const settingsSuite: RepositorySuite = (newStore) => {
  it('keeps the last value of each key', async () => {
    const { settings } = await newStore();
    expect(await settings.get('secret')).toBeUndefined();
    await settings.set('secret', 'one');
    await settings.set('other', 'three');
    await settings.set('secret', 'two');
    expect(await settings.get('secret')).toBe('two');
    expect(await settings.get('other')).toBe('three');
  });
};
