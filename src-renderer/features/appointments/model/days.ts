/** A day of the local calendar, as YYYY-MM-DD: days sort as texts, and no change of the clocks moves them. */
export type Day = string;

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A span of time; `until` is no longer part of it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const two = (number: number): string => String(number).padStart(2, '0');

const write = (date: Date): Day =>
  `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const read = (day: Day): readonly [year: number, month: number, date: number] => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
};

/** The local day of a moment. */
export const dayOf = (at: number): Day => write(new Date(at));

/** The moment when the local day begins. */
export const startOfDay = (day: Day): number => new Date(...read(day)).getTime();

/** Null for anything that is not a day of the calendar. */
export const parseDay = (text: string | undefined): Day | null =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && write(new Date(...read(text))) === text ? text : null;

/** So many days later, or earlier. */
export const addDays = (day: Day, count: number): Day => {
  const [year, month, date] = read(day);
  return write(new Date(year, month, date + count));
};

/** The same day of another month; where that month is shorter, its last one. */
export const addMonths = (day: Day, count: number): Day => {
  const [year, month, date] = read(day);
  const lastOfMonth = new Date(year, month + count + 1, 0).getDate();
  return write(new Date(year, month + count, Math.min(date, lastOfMonth)));
};

/** The month of a day, as YYYY-MM. */
export const monthOf = (day: Day): string => day.slice(0, 7);

const weekdayOf = (day: Day): number => new Date(...read(day)).getDay() || 7;

/** The seven days of the week with this day in it. */
export const weekOf = (day: Day, firstWeekday: Weekday): readonly Day[] => {
  const first = addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
};

/** The whole weeks that a month touches. */
export const monthWeeksOf = (day: Day, firstWeekday: Weekday): readonly (readonly Day[])[] => {
  const weeks = [weekOf(`${monthOf(day)}-01`, firstWeekday)];
  for (;;) {
    const next = addDays(weeks.at(-1)?.[6] ?? day, 1);
    if (monthOf(next) !== monthOf(day)) return weeks;
    weeks.push(weekOf(next, firstWeekday));
  }
};

/** The time from the beginning of the first day to the end of the last. */
export const spanOf = (days: readonly Day[]): Span => ({
  from: startOfDay(days[0] ?? ''),
  until: startOfDay(addDays(days.at(-1) ?? '', 1)),
});
