import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { NearbyServer } from '#renderer/platform/index.ts';
import type { ServersModel } from '../model/servers-model.ts';
import { ServerButton } from './ServerButton.tsx';
import styles from './Servers.module.css';

interface NearbyServersProps {
  readonly servers: ServersModel;
  readonly nearby: readonly NearbyServer[];
}

/** The servers that announce themselves in this network right now. */
export const NearbyServers = ({ servers, nearby }: NearbyServersProps) => {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section aria-labelledby={heading} data-testid="nearby-servers">
      <h3 id={heading} className={styles.kicker}>
        {t('desktop.connect.nearby')}
      </h3>
      {nearby.length === 0 ? <p className={styles.hint}>{t('desktop.connect.nobodyNearby')}</p> : null}
      <ul className={styles.list} aria-live="polite">
        {nearby.map(({ name, origin }) => (
          <li key={origin} className={styles.item}>
            <ServerButton name={name} origin={origin} onClick={() => void servers.connect(origin)} />
          </li>
        ))}
      </ul>
    </section>
  );
};
