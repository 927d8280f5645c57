import { describe, expect, test } from 'vitest';
import { defaultAppointmentRules as rules, entryOf, requireOpen, requireReady } from '#server/domain/index.ts';
import type { AppointmentStatus, PaymentStatus, ShutReason } from '#shared/contract/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STARTS_AT = 1_765_807_200_000;

const at = (offsetMs: number, status: AppointmentStatus = 'confirmed', paymentStatus: PaymentStatus = 'completed') =>
  entryOf({ startsAt: STARTS_AT, status, paymentStatus }, STARTS_AT + offsetMs, rules);

describe('the join window', () => {
  test.each<[string, number, ShutReason | undefined]>([
    ['a day before', -24 * HOUR, 'tooEarly'],
    ['a millisecond before the door opens', -15 * MINUTE - 1, 'tooEarly'],
    ['when the door opens', -15 * MINUTE, undefined],
    ['ten minutes before', -10 * MINUTE, undefined],
    ['on time', 0, undefined],
    ['an hour late', HOUR, undefined],
    ['when the door closes', 2 * HOUR, undefined],
    ['a millisecond after', 2 * HOUR + 1, 'tooLate'],
    ['a day after', 24 * HOUR, 'tooLate'],
  ])('S1-L11 S1-L13 %s', (_when, offsetMs, reason) => {
    expect(at(offsetMs)).toMatchObject({ canJoin: reason === undefined, reason });
  });

  const moments = [-24 * HOUR, 0, 24 * HOUR];
  const byStatus: [AppointmentStatus, ShutReason | undefined][] = [
    ['pending', 'notConfirmed'],
    ['cancelled', 'cancelled'],
    ['completed', 'over'],
    ['confirmed', undefined],
    ['inProgress', undefined],
  ];
  const payments: PaymentStatus[] = ['pending', 'completed', 'failed', 'refunded'];
  const table = byStatus.flatMap(([status, shut]) =>
    payments.flatMap((payment) => moments.map((moment) => [status, payment, moment, shut] as const)),
  );

  test.each(table)(
    'S1-L9 S1-L10 %s and %s, at %i: status before payment before time',
    (status, payment, moment, shut) => {
      const byTime = moment < 0 ? 'tooEarly' : moment > 0 ? 'tooLate' : undefined;
      const expected = shut ?? (payment === 'completed' ? byTime : 'unpaid');
      expect(at(moment, status, payment).reason).toBe(expected);
    },
  );

  test('S1-L14 is told whether the door is open or not', () => {
    for (const offset of [-24 * HOUR, 0, 24 * HOUR]) {
      expect(at(offset)).toMatchObject({ opensAt: STARTS_AT - 15 * MINUTE, closesAt: STARTS_AT + 2 * HOUR });
    }
  });

  test.each([
    [-10 * MINUTE, 10],
    [-10 * MINUTE + 400, 10],
    [-10 * MINUTE - 400, 10],
    [-20_000, 0],
    [0, 0],
    [20_000, 0],
    [90 * MINUTE, -90],
    [-7 * 24 * HOUR, 7 * 24 * 60],
  ])('S1-L15 %i ms from the agreed time are %i minutes', (offset, minutes) => {
    expect(Object.is(at(offset).minutesToStart, minutes)).toBe(true);
  });
});

describe('what follows from it', () => {
  const facts = (status: AppointmentStatus, paymentStatus: PaymentStatus) => ({
    startsAt: STARTS_AT,
    status,
    paymentStatus,
  });

  test('an appointment takes place when confirmed and paid, whatever the time', () => {
    expect(requireReady(facts('confirmed', 'completed')).ok).toBe(true);
    expect(requireReady(facts('inProgress', 'completed')).ok).toBe(true);
    expect(requireReady(facts('confirmed', 'pending'))).toMatchObject({
      ok: false,
      error: { code: 'APPOINTMENT_SHUT', message: 'The payment is pending.', details: { reason: 'unpaid' } },
    });
  });

  test('time keeps out newcomers, but nobody who has a place', () => {
    const late = STARTS_AT + 3 * HOUR;
    expect(requireOpen(facts('inProgress', 'completed'), late, rules, false)).toMatchObject({
      error: { details: { reason: 'tooLate' } },
    });
    expect(requireOpen(facts('inProgress', 'completed'), late, rules, true).ok).toBe(true);
    expect(requireOpen(facts('completed', 'completed'), late, rules, true)).toMatchObject({
      error: { details: { reason: 'over' } },
    });
  });
});
