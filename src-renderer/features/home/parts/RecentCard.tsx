import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CallRow, type RecentCallsState } from '#renderer/features/history/index.ts';
import { paths } from '#renderer/platform/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AppLink, useGo } from '#renderer/ui/navigation.tsx';
import styles from './RecentCard.module.css';

export interface RecentCardProps {
  readonly recent: RecentCallsState;
  readonly now: number;
  readonly onRetry: () => void;
}

const RecentList = ({ recent, now, onRetry }: RecentCardProps) => {
  const { t } = useTranslation();
  const go = useGo();
  if (recent.kind === 'failed') return <FailureNote failure={recent.failure} onRetry={onRetry} />;
  if (recent.kind === 'loading') return <p className={styles.empty}>{t('common.loading')}</p>;
  if (recent.kind === 'nobody' || recent.calls.length === 0)
    return <p className={styles.empty}>{t('home.recent.empty')}</p>;
  return (
    <ul>
      {recent.calls.map((call) => (
        <CallRow key={call.callId} call={call} now={now} onOpen={() => go(paths.call(call.callId))} />
      ))}
    </ul>
  );
};

/** The newest calls, and the way to all of them. */
export const RecentCard = (props: RecentCardProps) => {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <Card labelledBy={heading} className={styles.card}>
      <div className={styles.head}>
        <h2 id={heading} className={styles.heading}>
          {t('home.recent.title')}
        </h2>
        {props.recent.kind === 'ready' && props.recent.calls.length > 0 ? (
          <AppLink href={paths.history} className={styles.all}>
            {t('home.recent.all')}
          </AppLink>
        ) : null}
      </div>
      <RecentList {...props} />
    </Card>
  );
};
