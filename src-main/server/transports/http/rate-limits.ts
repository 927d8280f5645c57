import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { createHash } from 'node:crypto';
import { bearerOf } from './credentials.ts';

/** One published limit: so many requests in so many seconds, per signed-in person or, for others, per address. */
interface Limit {
  readonly matches: (request: FastifyRequest) => boolean;
  readonly points: number;
  readonly seconds: number;
  /** Counted by address whatever token is shown: whoever guesses passwords has none, or any. */
  readonly byAddress?: boolean;
}

const startsWith = (prefix: string) => (request: FastifyRequest) =>
  request.url === prefix || request.url.startsWith(`${prefix}/`) || request.url.startsWith(`${prefix}?`);

/** Several prefixes under one count. */
const startsWithAny = (...prefixes: readonly string[]) => {
  const tests = prefixes.map(startsWith);
  return (request: FastifyRequest) => tests.some((test) => test(request));
};

/** Where passwords and links of mails are tried. */
const signingIn = [
  'register',
  'login',
  'change-password',
  'forgot-password',
  'reset-password',
  'verify-email',
  'resend-verification',
  'setup',
].map((name) => `/api/auth/${name}`);

const limits: readonly Limit[] = [
  {
    matches: startsWithAny(...signingIn),
    points: 5,
    seconds: 60,
    byAddress: true,
  },
  { matches: startsWithAny('/api/video-calls', '/api/v1/video-calls'), points: 10, seconds: 60 },
  { matches: startsWith('/api/v1/calls/initiate'), points: 5, seconds: 60 },
  { matches: startsWith('/api/v1/calls'), points: 300, seconds: 60 },
  { matches: startsWith('/api/admin'), points: 50, seconds: 60 },
  // One count for all that is general in this API.
  { matches: startsWithAny('/api/calls', '/api/auth'), points: 100, seconds: 15 * 60 },
  { matches: (request) => request.method === 'POST' && startsWith('/api/accounts')(request), points: 20, seconds: 60 },
  { matches: startsWith('/api/share-links'), points: 120, seconds: 60 },
];

/** Counts requests under the published limits and answers the surplus by `refuse`. Headers tell what is left. */
export const addRateLimits = (app: FastifyInstance, refuse: (reply: FastifyReply) => FastifyReply): void => {
  const counted = limits.map((limit) => ({
    ...limit,
    limiter: new RateLimiterMemory({ points: limit.points, duration: limit.seconds }),
  }));
  app.addHook('onRequest', async (request, reply) => {
    const hit = counted.find((limit) => limit.matches(request));
    if (!hit) return undefined;
    const { limiter, points, byAddress } = hit;
    const key = byAddress ? request.ip : whoAsks(request);
    const result = await limiter.consume(key).catch((over: RateLimiterRes | Error) => {
      if (over instanceof Error) throw over;
      return over;
    });
    reply.header('X-RateLimit-Limit', points);
    reply.header('X-RateLimit-Remaining', Math.max(0, result.remainingPoints));
    reply.header('X-RateLimit-Reset', Math.ceil((Date.now() + result.msBeforeNext) / 1000));
    if (result.consumedPoints <= points) return undefined;
    reply.header('Retry-After', Math.ceil(result.msBeforeNext / 1000));
    return refuse(reply);
  });
};

/** A token is counted by its hash: the limiter must not keep what signs people in. */
const whoAsks = (request: FastifyRequest): string => {
  const token = bearerOf(request.headers);
  return token === undefined ? request.ip : createHash('sha256').update(token).digest('base64url');
};
