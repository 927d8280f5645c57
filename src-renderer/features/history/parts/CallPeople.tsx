import { useTranslation } from 'react-i18next';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { timeText } from '#renderer/ui/when.ts';
import type { CallRecord } from '../model/call-record.ts';
import styles from './CallDetail.module.css';

/** Who was in a call, and when: once for each time that somebody came. */
export const CallPeople = ({ people }: Pick<CallRecord, 'people'>) => {
  const { t, i18n } = useTranslation();
  const time = (iso: string) => timeText(Date.parse(iso), i18n.language);
  return (
    <section>
      <h3 className={styles.heading}>{t('history.detail.people', { count: people.length })}</h3>
      <ul>
        {people.map(({ id, name, avatar, stays }) => (
          <li key={id} className={styles.person}>
            <PersonBadge name={name} avatar={avatar} size={32} />
            <span className={styles.name}>{name}</span>
            <span className={styles.times}>
              {stays.map(({ from, to }) => (
                <span key={from} className={styles.time}>
                  {to === null
                    ? t('history.detail.from', { from: time(from) })
                    : t('history.detail.fromTo', { from: time(from), to: time(to) })}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
