import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeFor } from '#renderer/ui/locale.ts';
import type { Analytics } from '../model/admin-types.ts';

const forms = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
} as const satisfies Record<Analytics['granularity'], Intl.DateTimeFormatOptions>;

/** How a step of a series is named in the language of the page. */
export const useStepText = (granularity: Analytics['granularity']): ((iso: string) => string) => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(localeFor(language), forms[granularity]);
    return (iso) => format.format(new Date(iso));
  }, [language, granularity]);
};
