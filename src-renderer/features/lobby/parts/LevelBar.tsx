import { useTranslation } from 'react-i18next';
import { useLevel } from '../hooks/use-level.ts';
import styles from './LevelBar.module.css';

const BARS = [0.04, 0.12, 0.2, 0.28, 0.36, 0.44, 0.52, 0.6, 0.68, 0.76, 0.84, 0.92] as const;

/** Shows that the microphone hears something. */
export const LevelBar = ({ track }: { readonly track: MediaStreamTrack | null }) => {
  const { t } = useTranslation();
  const level = useLevel(track);
  return (
    <div
      className={styles.bar}
      role="meter"
      aria-label={t('devices.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
      data-testid="level-meter"
    >
      {BARS.map((threshold) => (
        <span key={threshold} data-lit={level > threshold} />
      ))}
    </div>
  );
};
