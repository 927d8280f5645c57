import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostingState } from '#renderer/platform/index.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import styles from './Hosting.module.css';

interface PeopleHereProps {
  readonly calls: Extract<HostingState, { kind: 'running' }>['calls'];
}

/** Who is in a call on this server right now, call by call. */
export const PeopleHere = ({ calls }: PeopleHereProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const busy = calls.filter(({ names }) => names.length > 0);
  return (
    <section aria-labelledby={heading} data-testid="people-here">
      <h3 id={heading} className={styles.kicker}>
        {t('desktop.host.here')}
      </h3>
      {busy.length === 0 ? <p className={styles.hint}>{t('desktop.host.nobody')}</p> : null}
      {busy.map(({ callId, names }) => (
        <ul key={callId} className={styles.people} aria-label={t('desktop.host.inOneCall', { count: names.length })}>
          {names.map((name, place) => (
            // Two people may have one name, and people of a call keep their order.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${place} ${name}`}>
              <PersonBadge name={name} size={24} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
};
