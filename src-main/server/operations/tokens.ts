import { SignJWT, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { accountRole } from '#shared/contract/index.ts';
import type { AccountId, CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { Clock, TokenIssuer } from '../ports/index.ts';

const ISSUER = 'beckon';
const ALGORITHM = 'HS256';
const TICKET_LIFE_MS = 3_600_000;
/** HS256 is only as strong as its key; RFC 7518 asks for as many bits as the hash has. */
const LEAST_SECRET_BYTES = 32;

const claimsSchema = z
  .object({ sub: z.string().min(1), role: accountRole, type: z.literal('access'), jti: z.string().min(1) })
  .transform(({ sub, role, jti }) => ({ accountId: sub as AccountId, role, signInId: jti }));

const ticketSchema = z
  .object({
    sub: z.string().min(1),
    jti: z.string().min(1),
    callId: z.string().min(1),
    participantId: z.string().min(1),
    type: z.literal('media'),
  })
  .transform(({ sub, jti, callId, participantId }) => ({
    accountId: sub as AccountId,
    signInId: jti,
    callId: callId as CallId,
    participantId: participantId as ParticipantId,
  }));

/**
 * Signs account tokens with this server's secret. The account is named by `sub`, `id`, `userId` and `user`, since published
 * clients read any of them. Throws when the secret is shorter than 32 bytes.
 */
export const createTokenIssuer = (secret: string, clock: Clock, lifeMs: number): TokenIssuer => {
  const key = new TextEncoder().encode(secret);
  if (key.length < LEAST_SECRET_BYTES) throw new RangeError('The token secret must have 32 bytes or more');
  /** What a token of this server says; undefined for any other, and for an expired one. */
  const read = async (token: string): Promise<unknown> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        currentDate: new Date(clock.now()),
        requiredClaims: ['exp'],
      });
      return payload;
    } catch (failure) {
      if (failure instanceof errors.JOSEError) return undefined;
      throw failure;
    }
  };
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
    verify: async (token) => claimsSchema.safeParse(await read(token)).data,
    async issueTicket({ accountId, signInId, callId, participantId }) {
      const expiresAt = clock.now() + TICKET_LIFE_MS;
      const token = await new SignJWT({ callId, participantId, type: 'media' })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setSubject(accountId)
        .setJti(signInId)
        .setIssuedAt(Math.floor(clock.now() / 1000))
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(key);
      return { token, expiresAt };
    },
    verifyTicket: async (token) => ticketSchema.safeParse(await read(token)).data,
  };
};
