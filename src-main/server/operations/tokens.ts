import { SignJWT, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { accountRole } from '#shared/contract/index.ts';
import type { AccountId } from '#shared/kernel/ids.ts';
import type { Clock, TokenIssuer } from '../ports/index.ts';

const ISSUER = 'beckon';
const ALGORITHM = 'HS256';
const SEVEN_DAYS_MS = 7 * 24 * 3_600_000;
/** HS256 is only as strong as its key; RFC 7518 asks for as many bits as the hash has. */
const LEAST_SECRET_BYTES = 32;

const claimsSchema = z
  .object({ sub: z.string().min(1), role: accountRole, type: z.literal('access'), jti: z.string().min(1) })
  .transform(({ sub, role, jti }) => ({ accountId: sub as AccountId, role, signInId: jti }));

/**
 * Signs account tokens with this server's secret. The account is named by `sub`, `id`, `userId` and `user`, since published
 * clients read any of them. Throws when the secret is shorter than 32 bytes.
 */
export const createTokenIssuer = (secret: string, clock: Clock, lifeMs = SEVEN_DAYS_MS): TokenIssuer => {
  const key = new TextEncoder().encode(secret);
  if (key.length < LEAST_SECRET_BYTES) throw new RangeError('The token secret must have 32 bytes or more');
  return {
    lifeMs,
    issue({ accountId: id, role, signInId }) {
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({ id, userId: id, user: { id, role }, role, type: 'access' })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setSubject(id)
        .setJti(signInId)
        .setIssuedAt(now)
        .setExpirationTime(now + Math.floor(lifeMs / 1000))
        .sign(key);
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          currentDate: new Date(clock.now()),
          requiredClaims: ['exp'],
        });
        return claimsSchema.safeParse(payload).data;
      } catch (failure) {
        if (failure instanceof errors.JOSEError) return undefined;
        throw failure;
      }
    },
  };
};
