import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useKind } from '../hooks/use-kind.ts';
import { useLocale } from '../hooks/use-locale.ts';
import { type Appointment, type Viewer, endsAt, otherOf } from '../model/appointment.ts';
import type { Day } from '../model/days.ts';
import { statusKeys } from '../model/word-keys.ts';
import tones from './StatusTones.module.css';
import styles from './WeekBoard.module.css';

export interface WeekBoardProps {
  readonly days: readonly Day[];
  readonly today: Day;
  readonly appointments: ReadonlyMap<Day, readonly Appointment[]>;
  readonly viewer: Viewer;
}

const Slip = ({ appointment, viewer }: { readonly appointment: Appointment; readonly viewer: Viewer }) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const kind = useKind();
  const { id, startsAt, status, type } = appointment;
  return (
    <li>
      <AppLink
        href={paths.appointment(id)}
        className={`${tones.tones} ${styles.slip}`}
        data-status={status}
        data-testid="appointment-row"
      >
        <time dateTime={new Date(startsAt).toISOString()} className={styles.time}>
          {times.range(startsAt, endsAt(appointment))}
        </time>
        <span className={styles.name}>{otherOf(appointment, viewer).name}</span>
        <span className={styles.facts}>{`${kind(type)} · ${t(statusKeys[status])}`}</span>
      </AppLink>
    </li>
  );
};

const Column = ({ day, today, appointments, viewer }: Omit<WeekBoardProps, 'days'> & { readonly day: Day }) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const heading = useId();
  const planned = appointments.get(day) ?? [];
  return (
    <section aria-labelledby={heading} className={styles.day} data-today={day === today}>
      <h2 id={heading} className={styles.heading} aria-label={times.day(day)}>
        <span className={styles.weekday}>{times.weekday(day)}</span>
        <span className={styles.number}>{times.dayNumber(day)}</span>
      </h2>
      {planned.length === 0 ? <p className={styles.empty}>{t('appointments.calendar.empty')}</p> : null}
      <ul className={styles.slips}>
        {planned.map((appointment) => (
          <Slip key={appointment.id} appointment={appointment} viewer={viewer} />
        ))}
      </ul>
    </section>
  );
};

/** A week: a column for each day, on phones one day below the other. */
export const WeekBoard = ({ days, ...rest }: WeekBoardProps) => (
  <div className={styles.week} data-testid="week-board">
    {days.map((day) => (
      <Column key={day} day={day} {...rest} />
    ))}
  </div>
);
