import { paymentWords, statusWords, type WireAppointment } from '#renderer/client/sessions-catalog.ts';
import { type Day, dayOf } from './days.ts';

export type AppointmentStatus = (typeof statusWords)[keyof typeof statusWords];
export type PaymentStatus = (typeof paymentWords)[keyof typeof paymentWords];

/** One of the two whom an appointment is for. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** An appointment as the screens see it; moments are milliseconds. */
export interface Appointment {
  readonly id: string;
  readonly client: Party;
  readonly provider: Party;
  readonly startsAt: number;
  readonly minutes: number;
  readonly type: string;
  readonly status: AppointmentStatus;
  readonly payment: PaymentStatus;
  /** Where its call happens, once there is a room. */
  readonly conversationId: string | null;
  /** The session that came of it. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** What somebody is to an appointment; `none` for administrators who look at the appointments of others. */
export type Part = 'client' | 'provider' | 'none';

/** Who looks at appointments. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

const isWord = <T extends object>(table: T, word: string): word is Extract<keyof T, string> =>
  Object.hasOwn(table, word);
const bare = (text: string): string => text.toLowerCase().replaceAll(' ', '');

const toStatus = (text: string): AppointmentStatus => {
  const word = bare(text);
  return isWord(statusWords, word) ? statusWords[word] : 'pending';
};

const toPayment = (text: string): PaymentStatus => {
  const word = bare(text);
  return isWord(paymentWords, word) ? paymentWords[word] : 'pending';
};

const toMoment = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

/** Reads what the server says. */
export const toAppointment = (wire: WireAppointment): Appointment => ({
  id: wire.id,
  client: wire.client,
  provider: wire.psychologist,
  startsAt: Date.parse(wire.date),
  minutes: wire.durationMinutes,
  type: wire.type,
  status: toStatus(wire.status),
  payment: toPayment(wire.paymentStatus),
  conversationId: wire.conversationId,
  startedAt: toMoment(wire.videoCallStarted),
  endedAt: toMoment(wire.videoCallEnded),
});

export const partOf = ({ client, provider }: Appointment, { id }: Viewer): Part =>
  client.id === id ? 'client' : provider.id === id ? 'provider' : 'none';

/** Whom the viewer meets; for administrators the client. */
export const otherOf = (appointment: Appointment, viewer: Viewer): Party =>
  partOf(appointment, viewer) === 'client' ? appointment.provider : appointment.client;

/** True for those who may change an appointment. */
export const mayArrange = (appointment: Appointment, viewer: Viewer): boolean =>
  viewer.isAdmin || appointment.provider.id === viewer.id;

/** When it is planned to end. */
export const endsAt = ({ startsAt, minutes }: Appointment): number => startsAt + minutes * 60_000;

/** How long the session was; null before its end. */
export const sessionMs = ({ startedAt, endedAt }: Appointment): number | null =>
  startedAt === null || endedAt === null ? null : endedAt - startedAt;

/** In order of time. */
export const inOrder = (appointments: Iterable<Appointment>): readonly Appointment[] =>
  [...appointments].toSorted((one, other) => one.startsAt - other.startsAt || one.id.localeCompare(other.id));

/** Those of each day. */
export const byDay = (appointments: readonly Appointment[]): ReadonlyMap<Day, readonly Appointment[]> =>
  Map.groupBy(appointments, ({ startsAt }) => dayOf(startsAt));
