import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HostCard } from '#renderer/features/hosting/parts/HostCard.tsx';
import { ConnectCard } from '#renderer/features/servers/parts/ConnectCard.tsx';
import { SettingsIcon } from '#renderer/ui/icons.ts';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import { Wordmark } from '#renderer/ui/Wordmark.tsx';
import styles from './DoorScreen.module.css';
import type { ShellModels } from './shell.ts';

/** The app before a server is chosen: be one, or go to one. */
export const DoorScreen = ({ hosting, servers, settingsDialog }: ShellModels) => {
  const { t } = useTranslation();
  return (
    <main className={styles.door} data-testid="door">
      <div className={styles.bar}>
        <Wordmark height={34} />
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          leftSection={<SettingsIcon aria-hidden size={18} />}
          onClick={() => settingsDialog.setState(true, true)}
          data-testid="door-settings"
        >
          {t('settings.title')}
        </Button>
      </div>
      <header>
        <ScreenHeading className={styles.title}>{t('home.title')}</ScreenHeading>
        <p className={styles.lead}>{t('desktop.door.lead')}</p>
      </header>
      <div className={styles.columns}>
        <HostCard hosting={hosting} />
        <ConnectCard servers={servers} />
      </div>
    </main>
  );
};
