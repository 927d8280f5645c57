import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { paths, type StoredValue } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { PlusIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import './appointment-styles.ts';
import styles from './CalendarScreen.module.css';
import { useLocale } from './hooks/use-locale.ts';
import { type Viewer, byDay } from './model/appointment.ts';
import { createAppointmentBook } from './model/appointment-book.ts';
import { createAppointmentList } from './model/appointment-list.ts';
import { type CalendarPlace, firstPlace } from './model/calendar-place.ts';
import { dayOf, monthWeeksOf, spanOf, startOfDay, weekOf } from './model/days.ts';
import type { Line } from './model/follow-line.ts';
import { CalendarToolbar } from './parts/CalendarToolbar.tsx';
import { DayPanel } from './parts/DayPanel.tsx';
import { ListBoard, ListSides } from './parts/ListBoard.tsx';
import { MonthGrid } from './parts/MonthGrid.tsx';
import { WeekBoard } from './parts/WeekBoard.tsx';

export interface CalendarScreenProps {
  readonly rest: RestClient;
  readonly line: Line;
  readonly viewer: Viewer;
  /** Where the calendar was left. */
  readonly memory: StoredValue<CalendarPlace>;
  readonly now: number;
}

type BoardProps = Omit<CalendarScreenProps, 'memory'> & {
  readonly place: CalendarPlace;
  readonly onPlace: (place: CalendarPlace) => void;
};

/** Month or week, over one book that reads what is in sight. */
const Calendar = ({ rest, line, viewer, now, place, onPlace }: BoardProps) => {
  const { firstWeekday } = useLocale();
  const book = useMemo(() => createAppointmentBook(rest, line), [rest, line]);
  useEffect(() => book.follow(), [book]);
  const view = useStore(book.store);
  const heading = useRef<HTMLHeadingElement>(null);
  const { day } = place;
  const days = place.view === 'week' ? weekOf(day, firstWeekday) : monthWeeksOf(day, firstWeekday).flat();
  const { from, until } = spanOf(days);
  useEffect(() => void book.show({ from, until }), [book, from, until]);
  const appointments = byDay(view.appointments);
  const today = dayOf(now);
  return (
    <>
      <CalendarToolbar place={place} today={today} onPlace={onPlace} />
      {view.kind === 'failed' ? <FailureNote failure={view.failure} onRetry={() => void book.reload()} /> : null}
      {place.view === 'week' ? (
        <WeekBoard days={days} today={today} appointments={appointments} viewer={viewer} />
      ) : (
        <div className={styles.columns} data-busy={view.kind === 'loading'}>
          <MonthGrid
            day={day}
            today={today}
            appointments={appointments}
            viewer={viewer}
            onDay={(chosen) => onPlace({ ...place, day: chosen })}
            onOpen={() => heading.current?.focus()}
          />
          <DayPanel day={day} appointments={appointments.get(day) ?? []} viewer={viewer} ref={heading} />
        </div>
      )}
    </>
  );
};

const List = ({ rest, line, viewer, now, place, onPlace }: BoardProps) => {
  const list = useMemo(() => createAppointmentList(rest, line, startOfDay(dayOf(now))), [rest, line, now]);
  useEffect(() => list.follow(), [list]);
  return (
    <>
      <CalendarToolbar place={place} today={dayOf(now)} onPlace={onPlace} start={<ListSides list={list} />} />
      <ListBoard list={list} viewer={viewer} />
    </>
  );
};

/** All appointments of the viewer: a month, a week or a list of them. */
export const CalendarScreen = ({ memory, ...props }: CalendarScreenProps) => {
  const { t } = useTranslation();
  const [place, setPlace] = useState(() => memory.read() ?? firstPlace(props.now));
  const go = (next: CalendarPlace) => {
    memory.write(next);
    setPlace(next);
  };
  const Board = place.view === 'list' ? List : Calendar;
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <ScreenHeading className={styles.title}>{t('appointments.title')}</ScreenHeading>
          <p className={styles.lead}>{t('appointments.lead')}</p>
        </div>
        <Button
          component={AppLink}
          href={paths.newAppointment()}
          leftSection={<PlusIcon aria-hidden size={19} />}
          data-testid="new-appointment"
        >
          {t('appointments.new')}
        </Button>
      </header>
      <Board {...props} place={place} onPlace={go} />
    </div>
  );
};
