import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/Card.tsx';
import { ServerIcon } from '#renderer/ui/icons.ts';
import type { ServersModel } from '../model/servers-model.ts';
import styles from './Servers.module.css';

interface RemoteServerProps {
  readonly servers: ServersModel;
  readonly origin: string;
}

/** Whose server this app speaks to, and the way to another one. */
export const RemoteServer = ({ servers, origin }: RemoteServerProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const address = origin.replace(/^https?:\/\//, '');
  return (
    <Card labelledBy={heading}>
      <div className={styles.remote} data-testid="chosen-server">
        <ServerIcon aria-hidden size={22} />
        <div className={styles.words}>
          <h2 id={heading} className={styles.kicker}>
            {t('desktop.connect.connectedTo')}
          </h2>
          <strong>{address}</strong>
        </div>
        <Button size="sm" variant="default" onClick={servers.leave} data-testid="server-leave">
          {t('desktop.connect.leave')}
        </Button>
      </div>
    </Card>
  );
};
