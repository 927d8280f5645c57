import { useTranslation } from 'react-i18next';
import { useTexts } from '../hooks/use-texts.ts';
import { useWord } from '../hooks/use-word.ts';
import styles from './Shares.module.css';

export interface SharesProps {
  readonly title: string;
  /** How often each word came. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How a whole is divided: a bar for each part, with its number. */
export const Shares = ({ title, counts }: SharesProps) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const word = useWord();
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      {total === 0 ? <p className={styles.none}>{t('admin.share.none')}</p> : null}
      <ul className={styles.parts}>
        {parts.map(([name, count]) => (
          <li key={name} className={styles.part}>
            <span>{word(name)}</span>
            <span className={styles.count}>{texts.number(count)}</span>
            <span className={styles.track} aria-hidden>
              <span className={styles.bar} style={{ width: `${(count / total) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
