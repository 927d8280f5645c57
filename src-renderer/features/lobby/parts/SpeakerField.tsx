import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { SpeakerIcon } from '#renderer/ui/icons.ts';
import { playTestTone } from '../model/test-tone.ts';
import styles from './DeviceFields.module.css';

type ToneState = 'idle' | 'playing' | 'failed';

/** Which speaker to use, and a sound to try it. Browsers that cannot choose still get the sound. */
export const SpeakerField = ({ media }: { readonly media: LocalMedia }) => {
  const { t } = useTranslation();
  const { speakers, speakerId } = useStore(media.store);
  const [tone, setTone] = useState<ToneState>('idle');
  const test = async () => {
    setTone('playing');
    setTone((await playTestTone(speakerId)) ? 'idle' : 'failed');
  };
  return (
    <div className={styles.speaker}>
      <NativeSelect
        label={t('devices.speaker')}
        value={speakerId ?? ''}
        disabled={speakers.length === 0}
        onChange={(event) => media.selectSpeaker(event.currentTarget.value)}
        data={
          speakers.length === 0
            ? [{ value: '', label: t('devices.systemSpeaker') }]
            : speakers.map(({ deviceId, label }) => ({ value: deviceId, label: label || t('devices.unnamed') }))
        }
        error={tone === 'failed' ? t('devices.toneFailed') : null}
      />
      <Button
        variant="default"
        leftSection={<SpeakerIcon aria-hidden size={18} />}
        disabled={tone === 'playing'}
        onClick={() => void test()}
      >
        {t('devices.testTone')}
      </Button>
    </div>
  );
};
