import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Weekday } from '../model/days.ts';
import { localeFor } from '#renderer/ui/locale.ts';
import { firstWeekdayOf, usesHalfDays } from '../model/person-locale.ts';
import { createTimes, type Times } from '../model/times.ts';

/** How the viewer reads dates. */
export interface Locale {
  readonly tag: string;
  readonly firstWeekday: Weekday;
  readonly halfDays: boolean;
  readonly times: Times;
}

/** The viewer's way of writing dates, in the language of the app. */
export const useLocale = (): Locale => {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const tag = localeFor(language);
    return { tag, firstWeekday: firstWeekdayOf(tag), halfDays: usesHalfDays(tag), times: createTimes(tag) };
  }, [language]);
};
