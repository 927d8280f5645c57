import { asRecord, createStoredValue, type StoredValue } from '#renderer/platform/index.ts';
import { addDays, addMonths, type Day, dayOf, parseDay } from './days.ts';

/** Ways of looking at appointments. */
export type CalendarView = 'month' | 'week' | 'list';

/** Where in the calendar somebody was. */
export interface CalendarPlace {
  readonly view: CalendarView;
  readonly day: Day;
}

const views: readonly string[] = ['month', 'week', 'list'] satisfies CalendarView[];
const isView = (value: unknown): value is CalendarView => typeof value === 'string' && views.includes(value);

const parsePlace = (value: unknown): CalendarPlace | null => {
  const record = asRecord(value);
  const day = parseDay(typeof record?.['day'] === 'string' ? record['day'] : undefined);
  return record && day !== null && isView(record['view']) ? { view: record['view'], day } : null;
};

/** The place, kept as long as the tab lives: coming back from an appointment shows the same days. */
export const createCalendarPlace = (): StoredValue<CalendarPlace> =>
  createStoredValue({ storage: () => sessionStorage, key: 'beckon.calendar', parse: parsePlace });

/** Where somebody begins who was nowhere yet. */
export const firstPlace = (now: number): CalendarPlace => ({ view: 'month', day: dayOf(now) });

/** One month or week on or back. */
export const turnPage = ({ view, day }: CalendarPlace, by: 1 | -1): Day =>
  view === 'week' ? addDays(day, 7 * by) : addMonths(day, by);
