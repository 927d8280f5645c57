import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  askForNotifications,
  findDesktop,
  notificationPermission,
  type NotificationPermissionState,
} from '#renderer/platform/index.ts';
import { BellIcon } from '#renderer/ui/icons.ts';
import { SettingsCard } from './SettingsCard.tsx';
import styles from './SettingsCard.module.css';

const texts = {
  granted: 'settings.notifications.granted',
  denied: 'settings.notifications.denied',
  default: 'settings.notifications.default',
  unsupported: 'settings.notifications.unsupported',
} as const satisfies Readonly<Record<NotificationPermissionState, string>>;

export interface NotificationsCardProps {
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
}

/** Whether a call is shown while another window is in front: the person's wish, and whether this browser allows it. */
export const NotificationsCard = ({ isWanted, onChange }: NotificationsCardProps) => {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(notificationPermission);
  // The app needs nobody's permission.
  const isAsked = isWanted && findDesktop() === null;
  return (
    <SettingsCard title={t('settings.notifications.title')}>
      <Switch
        label={t('settings.notifications.wish')}
        checked={isWanted}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {isAsked ? (
        <p role="status" className={styles.soft}>
          {t(texts[permission])}
        </p>
      ) : null}
      {isAsked && permission === 'default' ? (
        <Button
          variant="default"
          leftSection={<BellIcon aria-hidden size={18} />}
          onClick={() => void askForNotifications().then(setPermission)}
        >
          {t('settings.notifications.ask')}
        </Button>
      ) : null}
    </SettingsCard>
  );
};
