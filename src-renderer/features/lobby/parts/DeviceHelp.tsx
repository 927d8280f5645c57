import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { findInsecurePage } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { type DeviceTrouble, troubleHelp, troublesOf, troubleTitles } from '../model/device-troubles.ts';
import { InsecureNotice } from './InsecureNotice.tsx';

const retry = (media: LocalMedia, { devices }: DeviceTrouble) =>
  void Promise.all([
    devices === 'microphone' ? undefined : media.setCamera(true),
    devices === 'camera' ? undefined : media.setMicrophone(true),
  ]);

const Trouble = ({ media, trouble }: { readonly media: LocalMedia; readonly trouble: DeviceTrouble }) => {
  const { t } = useTranslation();
  const insecure = trouble.problem === 'insecureContext' ? findInsecurePage() : null;
  if (insecure) return <InsecureNotice page={insecure} />;
  return (
    <Callout
      tone="warning"
      announce
      title={t(troubleTitles[trouble.problem][trouble.devices])}
      action={
        <Button size="xs" variant="default" onClick={() => retry(media, trouble)}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      <p>{t(troubleHelp[trouble.problem])}</p>
    </Callout>
  );
};

/** Why camera or microphone do not work, in plain words, with what to do about it. Joining works all the same. */
export const DeviceHelp = ({ media }: { readonly media: LocalMedia }) => {
  const state = useStore(media.store);
  return troublesOf(state).map((trouble) => (
    <Trouble key={`${trouble.problem}-${trouble.devices}`} media={media} trouble={trouble} />
  ));
};
