import { createStore } from 'zustand/vanilla';
import { sessionRoutes, type WireAppointment } from '#renderer/client/sessions-catalog.ts';
import type { ReplyData } from '#renderer/client/client-types.ts';
import { type Appointment, toAppointment, type Viewer } from '#renderer/features/appointments/model/appointment.ts';
import type { Line } from '#renderer/features/appointments/model/follow-line.ts';
import { ok } from '#shared/kernel/result.ts';
import { FakeConnection } from './fake-connection.ts';
import { FakeRest } from './fake-rest.ts';
import { CONVERSATION } from './people.ts';

export const NOON = Date.parse('2026-03-03T12:00:00.000Z');
export const MINUTE = 60_000;

const JOHN = '507f1f77bcf86cd799439012';
const JANE = '507f1f77bcf86cd799439013';

export const john: Viewer = { id: JOHN, name: 'John Doe', isAdmin: false };
export const jane: Viewer = { id: JANE, name: 'Dr. Jane Smith', isAdmin: false };

const idOf = (index: number) => index.toString(16).padStart(24, '0');

/** An appointment of John with Dr. Jane, confirmed and paid, at noon unless it says otherwise; as the server writes it. */
export const wire = (difference: Partial<WireAppointment> & { readonly at?: number } = {}): WireAppointment => {
  const { at = NOON, ...rest } = difference;
  return {
    id: idOf(1),
    clientId: JOHN,
    psychologistId: JANE,
    client: { id: JOHN, name: 'John Doe', email: 'john@example.com' },
    psychologist: { id: JANE, name: 'Dr. Jane Smith', email: null },
    date: new Date(at).toISOString(),
    durationMinutes: 50,
    type: 'Individual',
    status: 'Confirmed',
    paymentStatus: 'Completed',
    roomId: null,
    conversationId: CONVERSATION,
    videoCallStarted: null,
    videoCallEnded: null,
    callDuration: null,
    createdAt: new Date(NOON - 86_400_000).toISOString(),
    ...rest,
  };
};

/** The same as the screens see it. */
export const appointment = (difference?: Parameters<typeof wire>[0]): Appointment => toAppointment(wire(difference));

/** Several, told apart by their number. */
export const wires = (...moments: readonly number[]): WireAppointment[] =>
  moments.map((at, index) => wire({ at, id: idOf(index + 1) }));

/** A line on which the server speaks, and the store that hands it out. */
export const newLine = (): { readonly connection: FakeConnection; readonly line: Line } => {
  const connection = new FakeConnection();
  connection.state.setState({ kind: 'online', user: { id: JOHN, username: 'John Doe', isAnonymous: false } }, true);
  return { connection, line: createStore<FakeConnection | null>(() => connection) };
};

/** A server that lists these appointments by span, order and page, as the real one does. */
export const listing = (appointments: () => readonly WireAppointment[], waiting: readonly string[] = []): FakeRest =>
  new FakeRest().on(sessionRoutes.listAppointments, ({ query = {} }) => {
    const from = query.from === undefined ? -Infinity : Date.parse(query.from);
    const until = query.until === undefined ? Infinity : Date.parse(query.until);
    const found = appointments()
      .filter(({ date }) => Date.parse(date) >= from && Date.parse(date) < until)
      .toSorted((one, other) => Date.parse(one.date) - Date.parse(other.date));
    const ordered = query.order === 'desc' ? found.toReversed() : found;
    const offset = Number(query.offset ?? 0);
    const page = ordered.slice(offset, offset + Number(query.limit ?? 100));
    return ok({ appointments: page, waiting: [...waiting], total: found.length });
  });

type Entry = ReplyData<typeof sessionRoutes.canJoin>;

/** What the server says of the door of an appointment at noon. */
export const entry = (reason: string | null, difference: Partial<Entry> = {}): Entry => ({
  canJoin: reason === null,
  reason,
  minutesUntilSession: 0,
  sessionStatus: 'confirmed',
  paymentStatus: 'completed',
  timeWindow: {
    allowedFrom: new Date(NOON - 15 * MINUTE).toISOString(),
    allowedUntil: new Date(NOON + 120 * MINUTE).toISOString(),
  },
  ...difference,
});
