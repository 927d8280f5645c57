import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChevronLeftIcon, ChevronRightIcon } from '#renderer/ui/icons.ts';
import { useLocale } from '../hooks/use-locale.ts';
import type { CalendarPlace, CalendarView } from '../model/calendar-place.ts';
import { turnPage } from '../model/calendar-place.ts';
import { type Day, weekOf } from '../model/days.ts';
import styles from './CalendarToolbar.module.css';

export interface CalendarToolbarProps {
  readonly place: CalendarPlace;
  readonly today: Day;
  readonly onPlace: (place: CalendarPlace) => void;
  /** Stands where months and weeks are turned, in a view that has none. */
  readonly start?: ReactNode;
}

const viewKeys = {
  month: 'appointments.view.month',
  week: 'appointments.view.week',
  list: 'appointments.view.list',
} as const satisfies Readonly<Record<CalendarView, string>>;

const turnKeys = {
  month: { back: 'appointments.nav.previousMonth', on: 'appointments.nav.nextMonth' },
  week: { back: 'appointments.nav.previousWeek', on: 'appointments.nav.nextWeek' },
} as const;

const views: readonly CalendarView[] = ['month', 'week', 'list'];

interface PagesProps extends CalendarToolbarProps {
  readonly view: keyof typeof turnKeys;
}

/** Which month or week it is, and the way to others. */
const Pages = ({ place, today, onPlace, view }: PagesProps) => {
  const { t } = useTranslation();
  const { times, firstWeekday } = useLocale();
  const week = weekOf(place.day, firstWeekday);
  const keys = turnKeys[view];
  const title = view === 'month' ? times.month(place.day) : times.days(week[0] ?? place.day, week[6] ?? place.day);
  const turn = (by: 1 | -1) => onPlace({ ...place, day: turnPage(place, by) });
  return (
    <div className={styles.pages}>
      <ActionIcon variant="default" radius="xl" size={40} aria-label={t(keys.back)} onClick={() => turn(-1)}>
        <ChevronLeftIcon aria-hidden size={20} />
      </ActionIcon>
      <ActionIcon variant="default" radius="xl" size={40} aria-label={t(keys.on)} onClick={() => turn(1)}>
        <ChevronRightIcon aria-hidden size={20} />
      </ActionIcon>
      <Button
        variant="default"
        size="sm"
        disabled={place.day === today}
        onClick={() => onPlace({ ...place, day: today })}
      >
        {t('appointments.nav.today')}
      </Button>
      <p className={styles.title} aria-live="polite" data-testid="calendar-title">
        {title}
      </p>
    </div>
  );
};

/** Month, week or list, and the way through them. */
export const CalendarToolbar = (props: CalendarToolbarProps) => {
  const { t } = useTranslation();
  const { place, onPlace } = props;
  return (
    <div className={styles.toolbar}>
      {place.view === 'list' ? props.start : <Pages {...props} view={place.view} />}
      <SegmentedControl
        aria-label={t('appointments.view.label')}
        value={place.view}
        onChange={(view) => onPlace({ ...place, view })}
        data={views.map((value) => ({ value, label: t(viewKeys[value]) }))}
      />
    </div>
  );
};
