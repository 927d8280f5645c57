import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalInput, LocalMedia } from '#renderer/media/local-media-state.ts';
import styles from './DeviceFields.module.css';
import { LevelBar } from './LevelBar.tsx';
import { SpeakerField } from './SpeakerField.tsx';

interface InputFieldProps {
  readonly label: string;
  readonly none: string;
  readonly input: LocalInput;
  readonly devices: readonly MediaDeviceInfo[];
  readonly onSelect: (deviceId: string) => Promise<void>;
}

const InputField = ({ label, none, input, devices, onSelect }: InputFieldProps) => {
  const { t } = useTranslation();
  // Before the permission is given, browsers list devices without names; there is nothing to choose from then.
  const known = devices.filter(({ deviceId }) => deviceId !== '');
  return (
    <NativeSelect
      label={label}
      value={input.deviceId ?? ''}
      disabled={known.length === 0}
      onChange={(event) => void onSelect(event.currentTarget.value)}
      data={
        known.length === 0
          ? [{ value: '', label: none }]
          : known.map(({ deviceId, label: name }) => ({ value: deviceId, label: name || t('devices.unnamed') }))
      }
    />
  );
};

/** Choice of camera, microphone and speaker, with a level meter and a test sound. */
export const DeviceFields = ({ media }: { readonly media: LocalMedia }) => {
  const { t } = useTranslation();
  const state = useStore(media.store);
  return (
    <div className={styles.fields}>
      <InputField
        label={t('devices.camera')}
        none={t('devices.noCamera')}
        input={state.camera}
        devices={state.cameras}
        onSelect={(id) => media.selectCamera(id)}
      />
      <div className={styles.microphone}>
        <InputField
          label={t('devices.microphone')}
          none={t('devices.noMicrophone')}
          input={state.microphone}
          devices={state.microphones}
          onSelect={(id) => media.selectMicrophone(id)}
        />
        <LevelBar track={state.microphone.track} />
      </div>
      <SpeakerField media={media} />
    </div>
  );
};
