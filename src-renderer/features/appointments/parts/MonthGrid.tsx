import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../hooks/use-locale.ts';
import type { Appointment, Viewer } from '../model/appointment.ts';
import { type Day, monthOf, monthWeeksOf } from '../model/days.ts';
import { dayByKey } from '../model/grid-keys.ts';
import { DayCell } from './DayCell.tsx';
import styles from './MonthGrid.module.css';

export interface MonthGridProps {
  /** The chosen day; its month is shown. */
  readonly day: Day;
  readonly today: Day;
  readonly appointments: ReadonlyMap<Day, readonly Appointment[]>;
  readonly viewer: Viewer;
  readonly onDay: (day: Day) => void;
  /** Enter or Space on the chosen day: on to what is planned there. */
  readonly onOpen: () => void;
}

/** A month at a glance. One cell can be reached by Tab, the arrow keys move between days. */
export const MonthGrid = ({ day, today, appointments, viewer, onDay, onOpen }: MonthGridProps) => {
  const { t } = useTranslation();
  const { times, firstWeekday } = useLocale();
  const grid = useRef<HTMLDivElement>(null);
  const movedByKey = useRef(false);
  const weeks = monthWeeksOf(day, firstWeekday);

  useEffect(() => {
    if (!movedByKey.current) return;
    movedByKey.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['day'] === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onOpen();
    }
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : dayByKey(event.key, day, firstWeekday);
    if (next === null) return;
    event.preventDefault();
    movedByKey.current = true;
    onDay(next);
  };

  return (
    // The keys of the whole grid are handled here, as for any composite widget; the cells are what has the focus.
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={times.month(day)}
      aria-description={t('appointments.calendar.keys')}
      className={styles.grid}
      onKeyDown={onKeyDown}
      data-testid="month-grid"
    >
      <div role="row" className={styles.row}>
        {(weeks[0] ?? []).map((weekday) => (
          <div key={weekday} role="columnheader" className={styles.weekday}>
            {times.weekday(weekday)}
          </div>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={styles.row}>
          {week.map((other) => (
            <DayCell
              key={other}
              day={other}
              isChosen={other === day}
              isToday={other === today}
              isOutside={monthOf(other) !== monthOf(day)}
              appointments={appointments.get(other) ?? []}
              viewer={viewer}
              onChoose={() => onDay(other)}
            />
          ))}
        </div>
      ))}
    </div>
  );
};
