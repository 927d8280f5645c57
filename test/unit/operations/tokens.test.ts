import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTokenIssuer } from '#server/operations/tokens.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import { createManualClock } from './support.ts';

const SECRET = 'a secret of at least thirty-two bytes';
const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;
const claims = { accountId: '65f0c0ffee65f0c0ffee65f0' as AccountId, role: 'moderator' as const, signInId: 's1' };

const setUp = () => {
  const clock = createManualClock();
  return { clock, issuer: createTokenIssuer(SECRET, clock, WEEK_MS) };
};

/** A token signed with our secret, but made otherwise than ours. */
const forge = (change: Record<string, unknown>, algorithm = 'HS256', secret = SECRET) => {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: 'beckon',
    sub: 'a',
    role: 'user',
    type: 'access',
    jti: 'x',
    iat: now,
    exp: now + 60,
    ...change,
  };
  return new SignJWT(payload).setProtectedHeader({ alg: algorithm }).sign(new TextEncoder().encode(secret));
};

describe('account tokens', () => {
  it('carry the account under every name that clients read', async () => {
    const { clock, issuer } = setUp();
    const token = await issuer.issue(claims);
    const now = Math.floor(clock.now() / 1000);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(decodeJwt(token)).toEqual({
      iss: 'beckon',
      sub: claims.accountId,
      id: claims.accountId,
      userId: claims.accountId,
      user: { id: claims.accountId, role: 'moderator' },
      role: 'moderator',
      type: 'access',
      jti: 's1',
      iat: now,
      exp: now + 7 * 24 * 60 * 60,
    });
  });

  it('prove what they were issued for, also to the next start with the same secret', async () => {
    const { clock, issuer } = setUp();
    const token = await issuer.issue(claims);
    expect(await issuer.verify(token)).toEqual(claims);
    expect(await createTokenIssuer(SECRET, clock, WEEK_MS).verify(token)).toEqual(claims);
  });

  it('last seven days', async () => {
    const { clock, issuer } = setUp();
    const token = await issuer.issue(claims);
    clock.advance(7 * DAY_MS - 2000);
    expect(await issuer.verify(token)).toEqual(claims);
    clock.advance(3000);
    expect(await issuer.verify(token)).toBeUndefined();
  });

  it('differ from sign-in to sign-in', async () => {
    const { issuer } = setUp();
    expect(await issuer.issue(claims)).not.toBe(await issuer.issue({ ...claims, signInId: 's2' }));
  });

  it('are refused when anything is not ours', async () => {
    const { clock, issuer } = setUp();
    const token = await issuer.issue(claims);
    const [header, payload, signature] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const refused: Record<string, string> = {
      nothing: '',
      junk: 'junk',
      'three junk parts': 'a.b.c',
      'a cut signature': token.slice(0, -4),
      'another payload': `${header}.${Buffer.from('{"sub":"b"}').toString('base64url')}.${signature}`,
      'no signature': unsigned,
      'another secret': await createTokenIssuer(`${SECRET}!`, clock, WEEK_MS).issue(claims),
      'another algorithm': await forge({}, 'HS512', SECRET.repeat(2)),
      'the same secret, another algorithm': await forge({}, 'HS384', SECRET.padEnd(48, '.')),
      'another issuer': await forge({ iss: 'somebody' }),
      'another type': await forge({ type: 'refresh' }),
      'an unknown role': await forge({ role: 'emperor' }),
      'no account': await forge({ sub: undefined }),
      'no sign-in': await forge({ jti: undefined }),
      'no end': await forge({ exp: undefined }),
    };
    for (const [why, bad] of Object.entries(refused)) expect(await issuer.verify(bad), why).toBeUndefined();
    expect(await issuer.verify(await forge({}))).toEqual({ accountId: 'a', role: 'user', signInId: 'x' });
  });

  it('need a secret of 32 bytes', () => {
    expect(() => createTokenIssuer('short', createManualClock(), WEEK_MS)).toThrow(RangeError);
  });
});
