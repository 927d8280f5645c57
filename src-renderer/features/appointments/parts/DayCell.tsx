import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useLocale } from '../hooks/use-locale.ts';
import { type Appointment, type Viewer, otherOf } from '../model/appointment.ts';
import type { Day } from '../model/days.ts';
import styles from './MonthGrid.module.css';
import tones from './StatusTones.module.css';

export interface DayCellProps {
  readonly day: Day;
  readonly isChosen: boolean;
  readonly isToday: boolean;
  /** It belongs to the month before or after. */
  readonly isOutside: boolean;
  readonly appointments: readonly Appointment[];
  readonly viewer: Viewer;
  readonly onChoose: () => void;
}

const SHOWN = 3;

/** One day of the month. What is planned can be clicked here; by keys it is reached in the list of the day. */
export const DayCell = (props: DayCellProps) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const { day, appointments, viewer } = props;
  const count = appointments.length;
  const shown = count > SHOWN ? appointments.slice(0, SHOWN - 1) : appointments;
  const name = times.day(day);
  return (
    <div
      role="gridcell"
      tabIndex={props.isChosen ? 0 : -1}
      aria-selected={props.isChosen}
      aria-current={props.isToday ? 'date' : undefined}
      className={styles.cell}
      data-day={day}
      data-outside={props.isOutside}
      data-testid="day-cell"
      onClick={props.onChoose}
    >
      <span className={styles.forReaders}>
        {count === 0
          ? t('appointments.calendar.free', { day: name })
          : t('appointments.calendar.day', { day: name, count })}
      </span>
      <span className={styles.number} data-today={props.isToday} aria-hidden>
        {times.dayNumber(day)}
      </span>
      <span className={styles.chips}>
        {shown.map((appointment) => (
          <AppLink
            key={appointment.id}
            href={paths.appointment(appointment.id)}
            tabIndex={-1}
            className={`${tones.tones} ${styles.chip}`}
            data-status={appointment.status}
          >
            <span className={styles.chipTime}>{times.time(appointment.startsAt)}</span>{' '}
            {otherOf(appointment, viewer).name}
          </AppLink>
        ))}
        {count > shown.length ? (
          <span className={styles.more}>{t('appointments.calendar.more', { count: count - shown.length })}</span>
        ) : null}
      </span>
    </div>
  );
};
