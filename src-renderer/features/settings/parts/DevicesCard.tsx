import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeviceFields } from '#renderer/features/lobby/index.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { SettingsCard } from './SettingsCard.tsx';

/** Which devices to use. They are opened only when asked for, because opening lights the camera's lamp. */
export const DevicesCard = ({ createMedia }: { readonly createMedia: () => LocalMedia }) => {
  const { t } = useTranslation();
  const [media, setMedia] = useState<LocalMedia | null>(null);
  useEffect(() => () => media?.close(), [media]);
  const open = () => {
    const opened = createMedia();
    void opened.setMicrophone(true);
    setMedia(opened);
  };
  return (
    <SettingsCard title={t('settings.devices.title')}>
      {media ? (
        <DeviceFields media={media} />
      ) : (
        <>
          <p>{t('settings.devices.text')}</p>
          <Button variant="default" onClick={open}>
            {t('settings.devices.open')}
          </Button>
        </>
      )}
    </SettingsCard>
  );
};
