import { useTranslation } from 'react-i18next';
import type { Quality } from '../model/control-state.ts';
import styles from './QualityWord.module.css';

const words = {
  excellent: 'operator.quality.excellent',
  good: 'operator.quality.good',
  fair: 'operator.quality.fair',
  poor: 'operator.quality.poor',
} as const satisfies Readonly<Record<Quality, string>>;

/** How well somebody is connected: the published word, with a mark that tells it without reading. */
export const QualityWord = ({ quality }: { readonly quality: Quality }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.quality} data-quality={quality}>
      <span className={styles.bars} aria-hidden>
        <span />
        <span />
        <span />
        <span />
      </span>
      <span>{t(words[quality])}</span>
    </span>
  );
};
