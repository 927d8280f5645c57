import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes figures in the language of the app; a dash for what is not known. */
export interface Figures {
  readonly bitrate: (bitsPerSecond: number | null) => string;
  readonly milliseconds: (value: number | null) => string;
  readonly percent: (value: number | null) => string;
  readonly plain: (value: number | null) => string;
  readonly bytes: (value: number) => string;
}

const UNKNOWN = '–';
const MEGA = 1_000_000;

const createFigures = (language: string): Figures => {
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, maximumFractionDigits: digits });
  const formats = {
    fast: unit('megabit-per-second', 1),
    slow: unit('kilobit-per-second', 0),
    time: unit('millisecond', 0),
    share: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
    plain: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }),
    size: unit('megabyte', 1),
  };
  const known = (write: (value: number) => string) => (value: number | null) =>
    value === null ? UNKNOWN : write(value);
  return {
    bitrate: known((bits) => (bits >= MEGA ? formats.fast.format(bits / MEGA) : formats.slow.format(bits / 1000))),
    milliseconds: known((value) => formats.time.format(value)),
    percent: known((value) => formats.share.format(value / 100)),
    plain: known((value) => formats.plain.format(value)),
    bytes: (value) => formats.size.format(value / MEGA),
  };
};

/** The writers of figures for the present language. */
export const useFigures = (): Figures => {
  const { i18n } = useTranslation();
  return useMemo(() => createFigures(i18n.language), [i18n.language]);
};
