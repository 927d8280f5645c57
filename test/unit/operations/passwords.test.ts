import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from '#server/operations/passwords.ts';

describe('the password hasher', () => {
  it('S2-L32 hashes by bcrypt with 12 rounds', async () => {
    const hash = await createPasswordHasher().hash('SecurePass123');
    expect(hash).toMatch(/^\$2b\$12\$/);
    expect(await bcrypt.compare('SecurePass123', hash)).toBe(true);
  });

  const quick = createPasswordHasher(4);

  it.each([
    ['the password itself', 'SecurePass123', true],
    ['another one', 'SecurePass124', false],
    ['nothing', '', false],
  ])('lets %s match: %s %s', async (_what, password, matches) => {
    expect(await quick.matches(password, await quick.hash('SecurePass123'))).toBe(matches);
  });

  it('tells long passwords apart that differ beyond the bytes bcrypt reads', async () => {
    const long = 'x'.repeat(100);
    const hash = await quick.hash(`${long}1`);
    expect(await quick.matches(`${long}1`, hash)).toBe(true);
    expect(await quick.matches(`${long}2`, hash)).toBe(false);
    expect(await quick.matches('x'.repeat(72), hash)).toBe(false);
  });

  it('takes the two spellings of an accent as one', async () => {
    expect(await quick.matches('cafe\u0301-noir', await quick.hash('caf\u00e9-noir'))).toBe(true);
  });

  it('matches nothing where no password was ever set', async () => {
    expect(await quick.matches('SecurePass123', undefined)).toBe(false);
  });
});
