import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeFor } from '#renderer/ui/locale.ts';

/** How numbers, sizes and moments are written in the language of the page. */
export interface Texts {
  number(value: number): string;
  /** Bytes, in the unit that fits. */
  size(bytes: number): string;
  /** Day and time of an ISO date. */
  moment(iso: string): string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1_000;

const sizeText = (bytes: number, language: string): string => {
  const power = bytes < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[power] ?? 'byte';
  const options = { style: 'unit', unit, maximumFractionDigits: power === 0 ? 0 : 1 } as const;
  return new Intl.NumberFormat(language, options).format(bytes / STEP ** power);
};

/** Writes figures and moments in the language of the page. */
export const useTexts = (): Texts => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const moment = new Intl.DateTimeFormat(localeFor(language), { dateStyle: 'medium', timeStyle: 'short' });
    return {
      number: (value) => number.format(value),
      size: (bytes) => sizeText(bytes, language),
      moment: (iso) => moment.format(new Date(iso)),
    };
  }, [language]);
};
