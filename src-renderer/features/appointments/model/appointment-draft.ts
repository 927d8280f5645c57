import type { Appointment, AppointmentStatus, PaymentStatus } from './appointment.ts';
import { type Day, dayOf } from './days.ts';

/** What of an appointment may be changed after it was made. */
export interface AppointmentChange {
  readonly startsAt?: number;
  readonly minutes?: number;
  readonly type?: string;
  readonly status?: AppointmentStatus;
  readonly payment?: PaymentStatus;
}

/** An appointment as it is written into the form. */
export interface AppointmentDraft {
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly provider: { readonly id: string; readonly name: string } | null;
  readonly day: Day | null;
  /** HH:MM of the local day. */
  readonly time: string;
  readonly minutes: number;
  readonly type: string;
  readonly status: AppointmentStatus;
  readonly payment: PaymentStatus;
}

/** What is missing in a form, by field. */
export interface DraftProblems {
  readonly client?: 'missing' | 'sameAsProvider';
  readonly provider?: 'missing';
  readonly day?: 'missing';
  readonly time?: 'missing';
  readonly minutes?: 'outOfRange';
  readonly type?: 'missing';
}

const LONGEST_MINUTES = 1440;
const HOUR_MS = 3_600_000;

const clockOf = (at: number): string => {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
};

/** The moment of a local day and time; null for times that are none. A time that a change of the clocks skips is the one after. */
export const momentOf = (day: Day | null, time: string): number | null => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  if (day === null || hours === undefined || minutes === undefined) return null;
  const at = new Date(`${day}T${hours}:${minutes}:00`).getTime();
  return Number.isNaN(at) ? null : at;
};

/** An empty form: the next full hour, or nine o'clock of another day. */
export const newDraft = (
  provider: { readonly id: string; readonly name: string },
  now: number,
  day: Day | null,
): AppointmentDraft => {
  const nextHour = Math.ceil(now / HOUR_MS) * HOUR_MS;
  const isToday = day === null || day === dayOf(nextHour);
  return {
    client: null,
    provider,
    day: isToday ? dayOf(nextHour) : day,
    time: isToday ? clockOf(nextHour) : '09:00',
    minutes: 50,
    type: 'Individual',
    status: 'confirmed',
    payment: 'pending',
  };
};

/** The form of an appointment that is there. */
export const draftOf = ({ client, provider, startsAt, ...rest }: Appointment): AppointmentDraft => ({
  client,
  provider,
  day: dayOf(startsAt),
  time: clockOf(startsAt),
  minutes: rest.minutes,
  type: rest.type,
  status: rest.status,
  payment: rest.payment,
});

/** What keeps a form from being sent; nothing in it when all is well. */
export const problemsOf = ({ client, provider, day, time, minutes, type }: AppointmentDraft): DraftProblems => ({
  ...(client === null ? { client: 'missing' } : client.id === provider?.id ? { client: 'sameAsProvider' } : {}),
  ...(provider === null ? { provider: 'missing' } : {}),
  ...(day === null ? { day: 'missing' } : {}),
  ...(momentOf('2000-01-01', time) === null ? { time: 'missing' } : {}),
  ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES ? {} : { minutes: 'outOfRange' }),
  ...(type.trim() === '' ? { type: 'missing' } : {}),
});

/** What a form changes in an appointment. A status that was not touched is left out: the server may know a newer one. */
export const changesOf = (draft: AppointmentDraft, before: Appointment): AppointmentChange => {
  const startsAt = momentOf(draft.day, draft.time);
  return {
    ...(startsAt === null || startsAt === before.startsAt ? {} : { startsAt }),
    ...(draft.minutes === before.minutes ? {} : { minutes: draft.minutes }),
    ...(draft.type.trim() === before.type ? {} : { type: draft.type.trim() }),
    ...(draft.status === before.status ? {} : { status: draft.status }),
    ...(draft.payment === before.payment ? {} : { payment: draft.payment }),
  };
};

/** The same in the words of the server. */
export const toBody = ({ startsAt, minutes, type, status, payment }: AppointmentChange) => ({
  ...(startsAt === undefined ? {} : { date: new Date(startsAt).toISOString() }),
  ...(minutes === undefined ? {} : { durationMinutes: minutes }),
  ...(type === undefined ? {} : { type }),
  ...(status === undefined ? {} : { status }),
  ...(payment === undefined ? {} : { paymentStatus: payment }),
});
