import { type Appointment, type AppointmentStatus, type Entry, type ShutReason, fail } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AppointmentRules } from './appointment-rules.ts';

const MINUTE_MS = 60_000;

/** What a status has against coming in. */
const shutByStatus: Record<AppointmentStatus, ShutReason | undefined> = {
  pending: 'notConfirmed',
  confirmed: undefined,
  inProgress: undefined,
  completed: 'over',
  cancelled: 'cancelled',
};

const whyShut: Record<ShutReason, string> = {
  notConfirmed: 'The appointment is not confirmed.',
  cancelled: 'The appointment was cancelled.',
  over: 'The session is over.',
  unpaid: 'The payment is pending.',
  tooEarly: 'It is too early to come in.',
  tooLate: 'It is too late to come in.',
};

type Facts = Pick<Appointment, 'status' | 'paymentStatus' | 'startsAt'>;

/** What keeps an appointment from taking place at all, whatever the time: first its status, then its payment. */
const obstacleOf = ({ status, paymentStatus }: Facts): ShutReason | undefined =>
  shutByStatus[status] ?? (paymentStatus === 'completed' ? undefined : 'unpaid');

/** The join window: whether the door is open at this moment, both ends included, and if not, the first reason why. */
export const entryOf = (appointment: Facts, now: Timestamp, rules: AppointmentRules): Entry => {
  const { startsAt } = appointment;
  const opensAt = startsAt - rules.opensBeforeMs;
  const closesAt = startsAt + rules.closesAfterMs;
  const shutByTime = now < opensAt ? 'tooEarly' : now > closesAt ? 'tooLate' : undefined;
  const reason = obstacleOf(appointment) ?? shutByTime;
  return {
    canJoin: reason === undefined,
    reason,
    opensAt,
    closesAt,
    // Never -0, which some clients would print.
    minutesToStart: Math.round((startsAt - now) / MINUTE_MS) + 0,
  };
};

const refuse = (reason: ShutReason | undefined): Outcome<void> =>
  reason === undefined ? ok(undefined) : fail('APPOINTMENT_SHUT', whyShut[reason], { reason });

/** Fails unless the appointment is confirmed and paid. */
export const requireReady = (appointment: Facts): Outcome<void> => refuse(obstacleOf(appointment));

/** Fails unless the door is open now. Who has a place in the running session already is not kept out by the time. */
export const requireOpen = (
  appointment: Facts,
  now: Timestamp,
  rules: AppointmentRules,
  hasPlace: boolean,
): Outcome<void> => (hasPlace ? requireReady(appointment) : refuse(entryOf(appointment, now, rules).reason));
