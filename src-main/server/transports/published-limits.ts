import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { PublishedLimit } from '#shared/dialects/entry.ts';

/** Where somebody stands after one more request. */
export interface Standing {
  readonly isOver: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly msUntilReset: number;
}

/** Counts what the entries of catalogs limit, over all transports together. */
export interface PublishedLimits {
  /** Counts one request under this limit for whoever `key` names. */
  take(limit: PublishedLimit, key: string): Promise<Standing>;
}

/** Builds the counts, all at nothing. */
export const createPublishedLimits = (): PublishedLimits => {
  const limiters = new Map<string, RateLimiterMemory>();
  const limiterOf = ({ name, points, seconds }: PublishedLimit): RateLimiterMemory => {
    const known = limiters.get(name);
    if (known) return known;
    const made = new RateLimiterMemory({ points, duration: seconds });
    limiters.set(name, made);
    return made;
  };
  return {
    async take(limit, key) {
      const result = await limiterOf(limit)
        .consume(key)
        .catch((over: unknown) => {
          if (over instanceof RateLimiterRes) return over;
          throw over;
        });
      return {
        isOver: result.consumedPoints > limit.points,
        limit: limit.points,
        remaining: Math.max(0, result.remainingPoints),
        msUntilReset: result.msBeforeNext,
      };
    },
  };
};

/** The key under which a request counts; undefined when it is not limited for this asker. */
export const limitKeyOf = (
  { per }: PublishedLimit,
  asker: { readonly kind: string; readonly address: string; readonly value: string | undefined },
): string | undefined => {
  if (per === 'address') return asker.address;
  // Guests can do nothing that is limited by call, so they must not use up what operators need.
  return asker.kind === 'guest' ? undefined : asker.value;
};
