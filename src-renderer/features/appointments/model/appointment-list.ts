import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { sessionOutbounds, sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import { type Appointment, toAppointment } from './appointment.ts';
import { followLine, type Line, type LineListeners } from './follow-line.ts';

/** Those of today and later, or those of earlier days. */
export type ListSide = 'ahead' | 'past';

/** Appointments one after another: those ahead with the next one first, past ones with the latest first. */
export interface AppointmentListView {
  readonly side: ListSide;
  readonly appointments: readonly Appointment[];
  readonly total: number;
  readonly phase: 'loading' | 'idle';
  readonly failure: WireFailure | null;
}

export interface AppointmentList {
  readonly store: StoreApi<AppointmentListView>;
  /** Shows one side from its beginning. */
  show(side: ListSide): Promise<void>;
  /** Reads the next page; does nothing when all are read, and while one is. */
  loadMore(): Promise<void>;
  /** Begins to hear of changes; gives how to stop. */
  readonly follow: () => () => void;
}

const PAGE = 25;

/** True while the server has appointments that were not read yet. */
export const hasMore = ({ appointments, total }: Pick<AppointmentListView, 'appointments' | 'total'>): boolean =>
  appointments.length < total;

/** Builds an empty list; `today` is the moment at which the present day began. */
export const createAppointmentList = (rest: RestClient, line: Line, today: number): AppointmentList => {
  const empty = (side: ListSide): AppointmentListView => ({
    side,
    appointments: [],
    total: 0,
    phase: 'idle',
    failure: null,
  });
  const store = createStore<AppointmentListView>(() => empty('ahead'));
  const moment = new Date(today).toISOString();
  let newest = 0;

  const read = async (offset: number, limit: number): Promise<void> => {
    const before = store.getState();
    const own = (newest += 1);
    store.setState({ phase: 'loading', failure: null });
    const span = before.side === 'ahead' ? { from: moment } : { until: moment, order: 'desc' as const };
    const answer = await rest.call(sessionRoutes.listAppointments, { query: { ...span, limit, offset } });
    if (own !== newest) return;
    if (!answer.ok) return store.setState({ phase: 'idle', failure: answer.error });
    const { appointments, total } = answer.value;
    const kept = store.getState().appointments.slice(0, offset);
    store.setState({ phase: 'idle', appointments: [...kept, ...appointments.map(toAppointment)], total });
  };
  const refresh = () => void read(0, Math.max(PAGE, store.getState().appointments.length));

  const listeners: LineListeners = {
    // A changed time may move it anywhere, so the pages in sight are read again.
    listen: (connection) => [connection.on(sessionOutbounds.appointmentChanged, refresh)],
    onOnline: refresh,
  };

  return {
    store,
    show(side) {
      store.setState(empty(side), true);
      return read(0, PAGE);
    },
    async loadMore() {
      const { appointments, phase } = store.getState();
      if (phase === 'idle' && hasMore(store.getState())) await read(appointments.length, PAGE);
    },
    follow: () => followLine(line, listeners),
  };
};
