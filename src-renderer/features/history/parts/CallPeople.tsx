import { useTranslation } from 'react-i18next';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { timeText } from '#renderer/ui/when.ts';
import type { CallDetails } from '../model/call-detail.ts';
import styles from './CallDetail.module.css';

/** Who was in a call, and when. */
export const CallPeople = ({ participants }: Pick<CallDetails, 'participants'>) => {
  const { t, i18n } = useTranslation();
  const time = (iso: string) => timeText(Date.parse(iso), i18n.language);
  return (
    <section>
      <h3 className={styles.heading}>{t('history.detail.people', { count: participants.length })}</h3>
      <ul>
        {participants.map(({ participantId, username, avatar, joinedAt, leftAt }) => (
          <li key={participantId} className={styles.person}>
            <PersonBadge name={username} avatar={avatar} size={32} />
            <span className={styles.name}>{username}</span>
            <span className={styles.time}>
              {leftAt
                ? t('history.detail.fromTo', { from: time(joinedAt), to: time(leftAt) })
                : t('history.detail.from', { from: time(joinedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
