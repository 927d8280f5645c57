import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { PersonId } from '#shared/kernel/ids.ts';

/** As published: the fourth handshake of one person within a minute is refused. */
const HANDSHAKES = { points: 3, duration: 60 };

/** Counts signed-in handshakes by person. */
export interface HandshakeLimit {
  /** False when this person has to wait. */
  allows(personId: PersonId): Promise<boolean>;
}

/** Builds the limit. Whoever is `exempt` at the moment is not counted: a bad network may break a call as often as it likes. */
export const createHandshakeLimit = (exempt: (personId: PersonId) => boolean): HandshakeLimit => {
  const limiter = new RateLimiterMemory(HANDSHAKES);
  return {
    async allows(personId) {
      if (exempt(personId)) return true;
      try {
        await limiter.consume(personId);
        return true;
      } catch (over) {
        if (over instanceof RateLimiterRes) return false;
        throw over;
      }
    },
  };
};

/** No limit, for load tests. */
export const noHandshakeLimit: HandshakeLimit = { allows: async () => true };
