import { useTranslation } from 'react-i18next';
import { EyeIcon, LockIcon } from '#renderer/ui/icons.ts';
import { clockText } from '#renderer/ui/duration.ts';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import styles from './InCall.module.css';

export interface CallHeaderProps {
  readonly title: string;
  readonly startedAt: number;
  readonly mode: 'p2p' | 'sfu';
  readonly people: number;
  /** Operators who watch. */
  readonly watchers: number;
  readonly isLocked: boolean;
}

const Clock = ({ startedAt }: { readonly startedAt: number }) => {
  const { t } = useTranslation();
  const text = clockText(useNow(1000) - startedAt);
  return (
    <span className={styles.clock} role="timer" aria-label={t('call.duration')}>
      {text}
    </span>
  );
};

/** What meeting this is, and for how long it goes on. */
export const CallHeader = ({ title, startedAt, mode, people, watchers, isLocked }: CallHeaderProps) => {
  const { t } = useTranslation();
  return (
    <header className={styles.header}>
      <ScreenHeading className={styles.title}>{title.trim() || t('common.meeting')}</ScreenHeading>
      <Clock startedAt={startedAt} />
      <span className={styles.fact}>{t('call.peopleCount', { count: people })}</span>
      {watchers > 0 ? (
        <span className={styles.watched} data-testid="watched">
          <EyeIcon aria-hidden size={16} />
          <span>{t('call.watched', { count: watchers })}</span>
        </span>
      ) : null}
      {isLocked ? (
        <span role="img" className={styles.locked} aria-label={t('call.locked')} title={t('call.locked')}>
          <LockIcon aria-hidden size={16} />
        </span>
      ) : null}
      <span className={styles.fact} data-testid="call-mode" data-mode={mode}>
        {mode === 'p2p' ? t('call.modeDirect') : t('call.modeServer')}
      </span>
    </header>
  );
};
