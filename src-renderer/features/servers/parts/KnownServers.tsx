import { ActionIcon } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownServer } from '#renderer/platform/index.ts';
import { CloseIcon } from '#renderer/ui/icons.ts';
import type { ServersModel } from '../model/servers-model.ts';
import { ServerButton } from './ServerButton.tsx';
import styles from './Servers.module.css';

interface KnownServersProps {
  readonly servers: ServersModel;
  readonly known: readonly KnownServer[];
}

/** The servers that were used before, the last one first. */
export const KnownServers = ({ servers, known }: KnownServersProps) => {
  const { t } = useTranslation();
  const heading = useId();
  if (known.length === 0) return null;
  return (
    <section aria-labelledby={heading} data-testid="known-servers">
      <h3 id={heading} className={styles.kicker}>
        {t('desktop.connect.known')}
      </h3>
      <ul className={styles.list}>
        {known.map(({ id, name, origin }) => (
          <li key={id} className={styles.item}>
            <ServerButton name={name} origin={origin} onClick={() => void servers.connect(id)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={40}
              aria-label={t('desktop.connect.forget', { name })}
              onClick={() => servers.forget(id)}
            >
              <CloseIcon size={18} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
};
