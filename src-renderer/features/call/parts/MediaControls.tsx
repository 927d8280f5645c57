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
  const isOn = microphone.on && microphone.problem === null;
  const isHeard = isOn && !controls.isHeld;
  const sees = camera.on && camera.problem === null;
  const { toggleMicrophone, toggleCamera, toggleScreen } = controls.act;
  return (
    <>
      <VisuallyHidden role="status">{isHeard ? t('call.unmuted') : t('call.muted')}</VisuallyHidden>
      <ControlButton
        label={
          isOn && controls.isHeld ? t('call.held.button') : isOn ? t('media.microphoneOff') : t('media.microphoneOn')
        }
        Icon={isHeard ? MicrophoneIcon : MicrophoneOffIcon}
        shortcut={keyOf('microphone')}
        look={isHeard ? 'plain' : 'off'}
        disabled={toggleMicrophone === null}
        onClick={toggleMicrophone ?? undefined}
        data-testid="toggle-microphone"
        data-on={isOn}
        data-held={controls.isHeld}
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
