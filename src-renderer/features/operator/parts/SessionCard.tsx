import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { clockText } from '#renderer/ui/duration.ts';
import { EyeIcon, LockIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import type { SessionRow } from '../model/session-list.ts';
import { QualityWord } from './QualityWord.tsx';
import styles from './SessionCard.module.css';

const MOST_BADGES = 6;

export interface SessionCardProps {
  readonly session: SessionRow;
  readonly onEnd: () => void;
}

const People = ({ session }: Pick<SessionCardProps, 'session'>) => {
  const { t } = useTranslation();
  const { people, worst, waiting } = session;
  return (
    <div className={styles.people}>
      <span className={styles.badges} aria-hidden>
        {people.slice(0, MOST_BADGES).map(({ id, name }) => (
          <PersonBadge key={id} name={name} size={30} />
        ))}
      </span>
      <span>{t('call.peopleCount', { count: people.length })}</span>
      {waiting > 0 ? (
        <span className={styles.waiting}>{t('operator.sessions.waiting', { count: waiting })}</span>
      ) : null}
      {worst ? (
        <span className={styles.worst}>
          <QualityWord quality={worst} />
        </span>
      ) : null}
    </div>
  );
};

/** One running session or call, and the way to its wall. */
export const SessionCard = ({ session, onEnd }: SessionCardProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const now = useNow(1000);
  const title = session.title.trim() || t('operator.untitled');
  return (
    <li className={styles.card} data-testid="session-card" data-session={session.id}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.fact}>{clockText(now - session.createdAt)}</span>
      </div>
      <People session={session} />
      <div className={styles.facts}>
        {session.operators > 0 ? (
          <span className={styles.fact}>
            <EyeIcon aria-hidden size={16} />
            {t('operator.operators', { count: session.operators })}
          </span>
        ) : null}
        {session.isLocked ? (
          <span className={styles.fact}>
            <LockIcon aria-hidden size={16} />
            {t('operator.locked')}
          </span>
        ) : null}
      </div>
      <div className={styles.actions}>
        <Button
          size="sm"
          aria-label={t('operator.sessions.openOf', { title })}
          onClick={() => go(paths.controlOf(session.id))}
          data-testid="open-session"
        >
          {t('operator.sessions.open')}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          color="red"
          aria-label={t('operator.sessions.endOf', { title })}
          onClick={onEnd}
        >
          {t('operator.end.open')}
        </Button>
      </div>
    </li>
  );
};
