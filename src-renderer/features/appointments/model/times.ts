import { type Day, dayOf, startOfDay } from './days.ts';
import { usesHalfDays } from './person-locale.ts';

/** Moments and days in words, in one locale and the time zone of this device. */
export interface Times {
  /** 14:05 */
  time(at: number): string;
  /** 14:00 – 14:50 */
  range(from: number, until: number): string;
  /** Tuesday, 3 March 2026 */
  fullDate(at: number): string;
  /** Tuesday, 3 March */
  day(day: Day): string;
  /** Tue, 3 Mar */
  shortDay(day: Day): string;
  /** March 2026 */
  month(day: Day): string;
  /** 2 – 8 March 2026 */
  days(first: Day, last: Day): string;
  /** Tue */
  weekday(day: Day): string;
  /** 3 */
  dayNumber(day: Day): string;
  /** Central European Standard Time */
  zone(at: number): string;
}

/** Builds the words of a locale. */
export const createTimes = (locale: string): Times => {
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const time = of({ hour: usesHalfDays(locale) ? 'numeric' : '2-digit', minute: '2-digit' });
  const fullDate = of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const day = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const shortDay = of({ weekday: 'short', day: 'numeric', month: 'short' });
  const month = of({ month: 'long', year: 'numeric' });
  const days = of({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = of({ weekday: 'short' });
  const dayNumber = of({ day: 'numeric' });
  const zone = of({ timeZoneName: 'long' });
  return {
    time: (at) => time.format(at),
    // Over midnight the language would write out both dates.
    range: (from, until) =>
      dayOf(from) === dayOf(until) ? time.formatRange(from, until) : `${time.format(from)} – ${time.format(until)}`,
    fullDate: (at) => fullDate.format(at),
    day: (of) => day.format(startOfDay(of)),
    shortDay: (of) => shortDay.format(startOfDay(of)),
    month: (of) => month.format(startOfDay(of)),
    days: (first, last) => days.formatRange(startOfDay(first), startOfDay(last)),
    weekday: (of) => weekday.format(startOfDay(of)),
    dayNumber: (of) => dayNumber.format(startOfDay(of)),
    zone: (at) => zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '',
  };
};
