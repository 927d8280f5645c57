import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  MicrophoneIcon,
  MicrophoneOffIcon,
  ScreenShareIcon,
  ScreenShareOffIcon,
  VideoIcon,
  VideoOffIcon,
} from '#renderer/ui/icons.ts';
import type { CallControls } from '../hooks/use-call-controls.ts';
import { keyOf } from '../layout/shortcuts.ts';
import { ControlButton } from './ControlButton.tsx';

/** Microphone, camera and screen of this device. */
export const MediaControls = ({ controls }: { readonly controls: CallControls }) => {
  const { t } = useTranslation();
  const { microphone, camera, screen } = useStore(controls.media.store);
  const hears = microphone.on && microphone.problem === null;
  const sees = camera.on && camera.problem === null;
  const { toggleMicrophone, toggleCamera, toggleScreen } = controls.act;
  return (
    <>
      <VisuallyHidden role="status">{hears ? t('call.unmuted') : t('call.muted')}</VisuallyHidden>
      <ControlButton
        label={hears ? t('media.microphoneOff') : t('media.microphoneOn')}
        Icon={hears ? MicrophoneIcon : MicrophoneOffIcon}
        shortcut={keyOf('microphone')}
        look={hears ? 'plain' : 'off'}
        disabled={toggleMicrophone === null}
        onClick={toggleMicrophone ?? undefined}
        data-testid="toggle-microphone"
        data-on={hears}
      />
      <ControlButton
        label={sees ? t('media.cameraOff') : t('media.cameraOn')}
        Icon={sees ? VideoIcon : VideoOffIcon}
        shortcut={keyOf('camera')}
        look={sees ? 'plain' : 'off'}
        disabled={toggleCamera === null}
        onClick={toggleCamera ?? undefined}
        data-testid="toggle-camera"
        data-on={sees}
      />
      <ControlButton
        label={screen ? t('media.screenOff') : t('media.screenOn')}
        Icon={screen ? ScreenShareOffIcon : ScreenShareIcon}
        shortcut={keyOf('screen')}
        look={screen ? 'active' : 'plain'}
        disabled={toggleScreen === null}
        onClick={toggleScreen ?? undefined}
        wideOnly
        data-testid="toggle-screen"
        data-on={screen !== null}
      />
    </>
  );
};
