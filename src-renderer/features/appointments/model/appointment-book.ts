import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { sessionOutbounds, sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import { type Appointment, inOrder, toAppointment } from './appointment.ts';
import type { Span } from './days.ts';
import { followLine, type Line, type LineListeners } from './follow-line.ts';

/** The appointments of a span of time, in its order; while more is read, those that are known. */
export type BookView =
  | { readonly kind: 'loading'; readonly appointments: readonly Appointment[] }
  | { readonly kind: 'ready'; readonly appointments: readonly Appointment[] }
  | { readonly kind: 'failed'; readonly appointments: readonly Appointment[]; readonly failure: WireFailure };

/** The calendar of whoever is signed in. Changes by others show at once. */
export interface AppointmentBook {
  readonly store: StoreApi<BookView>;
  /** Shows this span, and reads it; what is known of it already is there at once. */
  show(span: Span): Promise<void>;
  reload(): Promise<void>;
  /** Begins to hear of changes; gives how to stop. */
  readonly follow: () => () => void;
}

const PAGE = 500;

const iso = (at: number): string => new Date(at).toISOString();

/** Builds an empty book. */
export const createAppointmentBook = (rest: RestClient, line: Line): AppointmentBook => {
  const known = new Map<string, Appointment>();
  /** Told of while a page was read: newer than what the page says. */
  const newer = new Set<string>();
  let span: Span | null = null;
  const store = createStore<BookView>(() => ({ kind: 'loading', appointments: [] }));
  const set = (view: BookView) => store.setState(view, true);
  const inSpan = ({ startsAt }: Appointment) => span !== null && startsAt >= span.from && startsAt < span.until;
  const seen = () => inOrder([...known.values()].filter(inSpan));

  const readAll = async (wanted: Span) => {
    const found: Appointment[] = [];
    for (let total = 1; found.length < total;) {
      const query = { from: iso(wanted.from), until: iso(wanted.until), limit: PAGE, offset: found.length };
      const answer = await rest.call(sessionRoutes.listAppointments, { query });
      if (!answer.ok) return answer;
      // Fewer than promised: some were taken away meanwhile.
      total = answer.value.appointments.length === 0 ? 0 : answer.value.total;
      found.push(...answer.value.appointments.map(toAppointment));
    }
    return { ok: true, value: found } as const;
  };

  const read = async (wanted: Span): Promise<void> => {
    span = wanted;
    newer.clear();
    set({ kind: 'loading', appointments: seen() });
    const answer = await readAll(wanted);
    if (span !== wanted) return;
    if (!answer.ok) return set({ kind: 'failed', appointments: seen(), failure: answer.error });
    for (const { id } of seen()) if (!newer.has(id)) known.delete(id);
    for (const appointment of answer.value) if (!newer.has(appointment.id)) known.set(appointment.id, appointment);
    set({ kind: 'ready', appointments: seen() });
  };
  const reload = async (): Promise<void> => {
    if (span) await read({ ...span });
  };

  const listeners: LineListeners = {
    listen: (connection) => [
      connection.on(sessionOutbounds.appointmentChanged, ({ appointment }) => {
        newer.add(appointment.id);
        known.set(appointment.id, toAppointment(appointment));
        set({ ...store.getState(), appointments: seen() });
      }),
    ],
    onOnline: () => void reload(),
  };

  return { store, show: read, reload, follow: () => followLine(line, listeners) };
};
