import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { PersonActor } from '../../domain/index.ts';
import { type Ticket, createResumeTickets } from './resume-tickets.ts';

/** As published: the fourth handshake of one person within a minute is refused. */
const HANDSHAKES = { points: 3, duration: 60 };

/** Counts signed-in handshakes by person. */
export interface HandshakeLimit {
  /** False when this person has to wait. Whoever shows the ticket of an earlier connection is not counted. */
  allows(actor: PersonActor, ticket: string | undefined): Promise<boolean>;
  /** What an accepted connection is given, to come back by as often as it breaks; nothing where nobody counts. */
  issueTicket(actor: PersonActor): Ticket | undefined;
}

/** Builds the limit. Whoever is `exempt` at the moment is not counted: a bad network may break a call as often as it likes. */
export const createHandshakeLimit = (exempt: (personId: PersonId) => boolean): HandshakeLimit => {
  const limiter = new RateLimiterMemory(HANDSHAKES);
  const tickets = createResumeTickets();
  return {
    issueTicket: ({ signInId }) => tickets.issue(signInId),
    async allows({ id, signInId }, ticket) {
      if (exempt(id) || tickets.isGood(ticket, signInId)) return true;
      try {
        await limiter.consume(id);
        return true;
      } catch (over) {
        if (over instanceof RateLimiterRes) return false;
        throw over;
      }
    },
  };
};

/** No limit, for load tests. */
export const noHandshakeLimit: HandshakeLimit = { allows: async () => true, issueTicket: () => undefined };
