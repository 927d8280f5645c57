import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RestClient } from '#renderer/client/client-types.ts';
import { sessionOutbounds, sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import { type Clock, every } from '#renderer/media/timers.ts';
import { asRecord, createStoredValue, type StoredValue } from '#renderer/platform/index.ts';
import { type Appointment, type Viewer, partOf, toAppointment } from './appointment.ts';
import { followLine, type Line, type LineListeners } from './follow-line.ts';
import { createReminders, type Reminder } from './reminders.ts';

/** What about appointments has to be noticed on any page. */
export type AppointmentNotice =
  /** It begins soon. */
  | { readonly kind: 'soon'; readonly id: string; readonly appointment: Appointment; readonly minutes: number }
  /** The client waits to be let in by the viewer. */
  | { readonly kind: 'waiting'; readonly id: string; readonly appointment: Appointment };

/** Follows the appointments of today and says what has to be noticed. */
export interface AppointmentNotices {
  readonly store: StoreApi<readonly AppointmentNotice[]>;
  dismiss(id: string): void;
  /** Lets the client of an appointment in. */
  letIn(appointmentId: string): Promise<boolean>;
  /** Begins to follow; gives how to stop. */
  readonly follow: () => () => void;
}

interface NoticesOptions {
  readonly rest: RestClient;
  readonly line: Line;
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly done?: StoredValue<readonly string[]>;
  /** Each reminder, once, to be shown outside of the page as well. */
  readonly onReminder: (reminder: Reminder) => void;
}

const HOUR_MS = 3_600_000;
const BEHIND_MS = 3 * HOUR_MS;
const AHEAD_MS = 26 * HOUR_MS;
const REREAD_MS = 12 * HOUR_MS;

const parseTexts = (value: unknown): readonly string[] | null => {
  const list = asRecord(value);
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : null;
};

/** What was called to mind in this browser. */
const createDone = (): StoredValue<readonly string[]> =>
  createStoredValue({ storage: () => localStorage, key: 'beckon.reminded', parse: parseTexts });

/** The notices that are shown now. */
const createNoticeBoard = (viewer: Viewer) => {
  const store = createStore<readonly AppointmentNotice[]>(() => []);
  const remove = (id: string) => store.setState((notices) => notices.filter((notice) => notice.id !== id), true);
  const add = (notice: AppointmentNotice) =>
    store.setState((notices) => [...notices.filter(({ id }) => id !== notice.id), notice], true);
  return {
    store,
    remove,
    addReminder: (reminder: Reminder) => add({ kind: 'soon', id: `soon ${reminder.appointment.id}`, ...reminder }),
    noteWaiting(appointment: Appointment | undefined, isWaiting: boolean): void {
      if (!appointment || partOf(appointment, viewer) !== 'provider') return;
      const id = waitingId(appointment.id);
      if (isWaiting) add({ kind: 'waiting', id, appointment });
      else remove(id);
    },
    /** A moved or cancelled appointment is not called to mind any more; one that has begun neither. */
    dropOld(appointment: Appointment): void {
      const isOld = ({ kind, appointment: old }: AppointmentNotice) =>
        old.id === appointment.id &&
        kind === 'soon' &&
        (old.startsAt !== appointment.startsAt || old.status !== appointment.status);
      store.setState((notices) => notices.filter((notice) => !isOld(notice)), true);
    },
  };
};

const waitingId = (appointmentId: string): string => `waiting ${appointmentId}`;

/** What can be near now: sessions run at most until two hours after their beginning, and what is later is read in time. */
const nearOf = (now: number) => ({
  from: new Date(now - BEHIND_MS).toISOString(),
  until: new Date(now + AHEAD_MS).toISOString(),
  limit: 500,
});

/** Builds the notices; nothing is read before `follow`. */
export const createAppointmentNotices = (options: NoticesOptions): AppointmentNotices => {
  const { rest, line, viewer, clock, onReminder, done = createDone() } = options;
  const known = new Map<string, Appointment>();
  const board = createNoticeBoard(viewer);
  const reminders = createReminders({
    clock,
    done,
    remind(reminder) {
      board.addReminder(reminder);
      onReminder(reminder);
    },
  });

  const keep = (appointment: Appointment): void => {
    known.set(appointment.id, appointment);
    board.dropOld(appointment);
    if (appointment.status !== 'confirmed' && appointment.status !== 'inProgress')
      board.noteWaiting(appointment, false);
  };

  const read = async (): Promise<void> => {
    const answer = await rest.call(sessionRoutes.listAppointments, { query: nearOf(clock.now()) });
    if (!answer.ok) return;
    const own = answer.value.appointments.map(toAppointment).filter((item) => partOf(item, viewer) !== 'none');
    known.clear();
    for (const appointment of own) {
      keep(appointment);
      board.noteWaiting(appointment, answer.value.waiting.includes(appointment.id));
    }
    reminders.follow(own);
  };

  const listeners: LineListeners = {
    listen: (connection) => [
      connection.on(sessionOutbounds.appointmentChanged, ({ appointment }) => {
        keep(toAppointment(appointment));
        reminders.follow(known.values());
      }),
      connection.on(sessionOutbounds.doorChanged, ({ sessionId, clientWaiting }) =>
        board.noteWaiting(known.get(sessionId), clientWaiting),
      ),
    ],
    onOnline: () => void read(),
  };

  return {
    store: board.store,
    dismiss: board.remove,
    async letIn(appointmentId) {
      const answer = await rest.call(sessionRoutes.letIn, { params: { appointmentId }, body: {} });
      if (answer.ok) board.remove(waitingId(appointmentId));
      return answer.ok;
    },
    follow() {
      const stopLine = followLine(line, listeners);
      const stopRereading = every(clock, REREAD_MS, () => void read());
      void read();
      return () => {
        stopLine();
        stopRereading();
        reminders.close();
      };
    },
  };
};
