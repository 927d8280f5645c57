import { describe, expect, it } from 'vitest';
import { createResumeTickets } from '#server/transports/socketio/resume-tickets.ts';

const HOUR_MS = 3_600_000;

describe('a resume ticket', () => {
  it('holds for an hour, for its own sign-in, in this run of the server', () => {
    let now = 1_760_000_000_000;
    const tickets = createResumeTickets(() => now);
    const { ticket, expiresAt } = tickets.issue('sign-in');
    expect(expiresAt).toBe(now + HOUR_MS);
    expect(tickets.isGood(ticket, 'sign-in')).toBe(true);
    expect(tickets.isGood(ticket, 'another sign-in')).toBe(false);
    expect(createResumeTickets(() => now).isGood(ticket, 'sign-in')).toBe(false);
    now += HOUR_MS - 1;
    expect(tickets.isGood(ticket, 'sign-in')).toBe(true);
    now += 1;
    expect(tickets.isGood(ticket, 'sign-in')).toBe(false);
  });

  it.each([undefined, '', '.', 'x.y', 'NaN.', '99999999999999999999.AAAA', '9999999999999.', '9999999999999'])(
    'is not %s',
    (ticket) => {
      expect(createResumeTickets().isGood(ticket, 'sign-in')).toBe(false);
    },
  );
});
