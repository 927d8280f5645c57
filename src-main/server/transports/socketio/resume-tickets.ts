import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const LIFE_MS = 3_600_000;

/** Proves that this sign-in had a connection before. */
export interface Ticket {
  readonly ticket: string;
  readonly expiresAt: number;
}

/** Tickets of this run of the server; another run knows nothing of them. */
export interface ResumeTickets {
  issue(signInId: string): Ticket;
  isGood(ticket: string | undefined, signInId: string): boolean;
}

/** Builds the tickets over a key that nobody keeps: what they are good for lasts no longer than the counts in memory. */
export const createResumeTickets = (now: () => number = Date.now): ResumeTickets => {
  const key = randomBytes(32);
  const sign = (signInId: string, expiresAt: number): Buffer =>
    createHmac('sha256', key).update(`${expiresAt}:${signInId}`).digest();
  return {
    issue(signInId) {
      const expiresAt = now() + LIFE_MS;
      return { ticket: `${expiresAt}.${sign(signInId, expiresAt).toString('base64url')}`, expiresAt };
    },
    isGood(ticket, signInId) {
      const [expiry = '', signature = ''] = (ticket ?? '').split('.');
      const expiresAt = Number(expiry);
      if (!Number.isSafeInteger(expiresAt) || expiresAt <= now()) return false;
      const expected = sign(signInId, expiresAt);
      const shown = Buffer.from(signature, 'base64url');
      return shown.length === expected.length && timingSafeEqual(shown, expected);
    },
  };
};
