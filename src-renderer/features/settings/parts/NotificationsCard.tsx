import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  askForNotifications,
  notificationPermission,
  type NotificationPermissionState,
} from '#renderer/platform/index.ts';
import { BellIcon } from '#renderer/ui/icons.ts';
import { SettingsCard } from './SettingsCard.tsx';

const texts = {
  granted: 'settings.notifications.granted',
  denied: 'settings.notifications.denied',
  default: 'settings.notifications.default',
  unsupported: 'settings.notifications.unsupported',
} as const satisfies Readonly<Record<NotificationPermissionState, string>>;

/** Whether a call is shown while another window is in front. */
export const NotificationsCard = () => {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(notificationPermission);
  return (
    <SettingsCard title={t('settings.notifications.title')}>
      <p role="status">{t(texts[permission])}</p>
      {permission === 'default' ? (
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
