import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient, WireFailure } from '#renderer/client/client-types.ts';
import { sessionOutbounds, sessionRoutes, type WireAppointment } from '#renderer/client/sessions-catalog.ts';
import { type Appointment, toAppointment } from './appointment.ts';
import { type AppointmentChange, toBody } from './appointment-draft.ts';
import { followLine, type Line, type LineListeners } from './follow-line.ts';

/** One appointment in full. */
export type AppointmentView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | {
      readonly kind: 'ready';
      readonly appointment: Appointment;
      /** A change is under way. */
      readonly isSaving: boolean;
      /** Why the last change failed. */
      readonly failure: WireFailure | null;
    };

/** One appointment, followed while it changes, and what its provider may do to it. */
export interface OneAppointment {
  readonly store: StoreApi<AppointmentView>;
  load(): Promise<void>;
  /** True when the server took the change. */
  change(change: AppointmentChange): Promise<boolean>;
  /** Ends the session that runs. */
  end(): Promise<boolean>;
  /** Begins to hear of changes; gives how to stop. */
  readonly follow: () => () => void;
}

/** Builds the model of one appointment, still empty. */
export const createOneAppointment = (rest: RestClient, line: Line, appointmentId: string): OneAppointment => {
  const store = createStore<AppointmentView>(() => ({ kind: 'loading' }));
  const set = (view: AppointmentView) => store.setState(view, true);
  const show = (wire: WireAppointment) =>
    set({ kind: 'ready', appointment: toAppointment(wire), isSaving: false, failure: null });
  const params = { appointmentId };

  const read = async (): Promise<void> => {
    const answer = await rest.call(sessionRoutes.getAppointment, { params });
    if (answer.ok) show(answer.value.appointment);
    else if (store.getState().kind !== 'ready') set({ kind: 'failed', failure: answer.error });
  };

  const save = async <T>(ask: () => Promise<Answer<T>>): Promise<boolean> => {
    const before = store.getState();
    if (before.kind !== 'ready' || before.isSaving) return false;
    set({ ...before, isSaving: true, failure: null });
    const answer = await ask();
    const now = store.getState();
    if (now.kind === 'ready') set({ ...now, isSaving: false, failure: answer.ok ? null : answer.error });
    if (answer.ok) await read();
    return answer.ok;
  };

  const listeners: LineListeners = {
    listen: (connection) => [
      connection.on(sessionOutbounds.appointmentChanged, ({ appointment }) => {
        if (appointment.id === appointmentId) show(appointment);
      }),
    ],
    onOnline: () => void read(),
  };

  return {
    store,
    async load() {
      set({ kind: 'loading' });
      await read();
    },
    change: (change) => save(() => rest.call(sessionRoutes.updateAppointment, { params, body: toBody(change) })),
    end: () => save(() => rest.call(sessionRoutes.end, { params: { sessionId: appointmentId }, body: {} })),
    follow: () => followLine(line, listeners),
  };
};
