import type { CancelTimer, Clock } from '#renderer/media/timers.ts';
import type { StoredValue } from '#renderer/platform/index.ts';
import type { Appointment } from './appointment.ts';

/** An appointment that is near. */
export interface Reminder {
  readonly appointment: Appointment;
  /** Whole minutes until it begins, at the moment of reminding. */
  readonly minutes: number;
}

/** Calls appointments to mind a quarter of an hour and five minutes before they begin, each time once. */
export interface Reminders {
  /** Which appointments there are now; whatever was planned for others is given up. */
  follow(appointments: Iterable<Appointment>): void;
  close(): void;
}

interface RemindersOptions {
  readonly clock: Clock;
  /** What was called to mind already, also by an earlier page of this browser. */
  readonly done: StoredValue<readonly string[]>;
  readonly remind: (reminder: Reminder) => void;
}

const MINUTE_MS = 60_000;
/** Minutes before the beginning, the later one last. */
const LEADS = [15, 5] as const;
const KEPT = 100;
/** Browsers cannot time longer waits; what is further away is planned when it is nearer. */
const LONGEST_MS = 2_000_000_000;

const isComing = ({ status }: Appointment): boolean => status === 'confirmed' || status === 'pending';

/** Builds the reminders; nothing is planned yet. */
export const createReminders = ({ clock, done, remind }: RemindersOptions): Reminders => {
  let timers: CancelTimer[] = [];
  const keyOf = ({ id, startsAt }: Appointment, lead: number) => `${id} ${startsAt} ${lead}`;

  const tell = (appointment: Appointment, lead: number): void => {
    const told = done.read() ?? [];
    const key = keyOf(appointment, lead);
    if (told.includes(key)) return;
    // Whoever comes late is reminded once, not once for each time that has passed.
    const passed = LEADS.filter((other) => other >= lead).map((other) => keyOf(appointment, other));
    done.write([...told, ...passed].slice(-KEPT));
    remind({ appointment, minutes: Math.max(0, Math.round((appointment.startsAt - clock.now()) / MINUTE_MS)) });
  };

  const plan = (appointment: Appointment): void => {
    const now = clock.now();
    if (!isComing(appointment) || appointment.startsAt <= now) return;
    const due = LEADS.findLast((lead) => appointment.startsAt - lead * MINUTE_MS <= now);
    if (due !== undefined) tell(appointment, due);
    for (const lead of LEADS) {
      const waitMs = appointment.startsAt - lead * MINUTE_MS - now;
      if (waitMs > 0 && waitMs < LONGEST_MS) timers.push(clock.schedule(waitMs, () => tell(appointment, lead)));
    }
  };

  const forget = () => {
    for (const cancel of timers) cancel();
    timers = [];
  };

  return {
    follow(appointments) {
      forget();
      for (const appointment of appointments) plan(appointment);
    },
    close: forget,
  };
};
