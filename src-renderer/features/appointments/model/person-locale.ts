import type { Weekday } from './days.ts';

interface WithWeekInfo extends Intl.Locale {
  /** Younger than the type of the language's library, and missing in some browsers. */
  getWeekInfo?(): { readonly firstDay: number };
}

/** Regions that begin the week on Sunday, of those where the languages of the app are spoken. */
const SUNDAY = /-(US|CA|MX|CO|PE|VE|GT|HN|NI|PA|SV|DO|PR|ZA|IN|PH|AU)$/i;

/** The day on which weeks begin. */
export const firstWeekdayOf = (locale: string): Weekday => {
  const info: WithWeekInfo = new Intl.Locale(locale);
  const first = info.getWeekInfo?.().firstDay ?? (SUNDAY.test(locale) ? 7 : 1);
  return first === 7 ? 7 : first === 6 ? 6 : 1;
};

/** True where the clock is read with a.m. and p.m. */
export const usesHalfDays = (locale: string): boolean =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
