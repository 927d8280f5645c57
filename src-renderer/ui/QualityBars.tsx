import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './QualityBars.module.css';

/** How a link feels, in the words of the published API; `unknown` while nothing was measured. */
export type QualityWord = 'excellent' | 'good' | 'fair' | 'poor' | 'unknown';

const looks = {
  excellent: { bars: 4, label: 'call.quality.excellent' },
  good: { bars: 3, label: 'call.quality.good' },
  fair: { bars: 2, label: 'call.quality.fair' },
  poor: { bars: 1, label: 'call.quality.poor' },
  unknown: { bars: 0, label: 'call.quality.unknown' },
} as const satisfies Readonly<Record<QualityWord, unknown>>;

/** How good somebody's line is, as bars and in words. */
export const QualityBars = ({ quality }: { readonly quality: QualityWord }) => {
  const { t } = useTranslation();
  const { bars, label } = looks[quality];
  return (
    <Tooltip label={t(label)}>
      <span className={styles.bars} data-quality={quality} role="img" aria-label={t(label)}>
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} data-lit={bar <= bars} />
        ))}
      </span>
    </Tooltip>
  );
};
