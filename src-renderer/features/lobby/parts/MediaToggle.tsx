import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LocalInput } from '#renderer/media/local-media-state.ts';
import { cssVars } from '#renderer/ui/css-vars.ts';
import { MicrophoneIcon, MicrophoneOffIcon, VideoIcon, VideoOffIcon } from '#renderer/ui/icons.ts';
import { useLevel } from '../hooks/use-level.ts';
import styles from './Preview.module.css';

const looks = {
  microphone: {
    On: MicrophoneIcon,
    Off: MicrophoneOffIcon,
    turnOn: 'media.microphoneOn',
    turnOff: 'media.microphoneOff',
  },
  camera: { On: VideoIcon, Off: VideoOffIcon, turnOn: 'media.cameraOn', turnOff: 'media.cameraOff' },
} as const;

export interface MediaToggleProps {
  readonly kind: keyof typeof looks;
  readonly input: LocalInput;
  readonly onToggle: () => void;
}

/** Switches one input on or off; the label says what a click will do. */
export const MediaToggle = ({ kind, input, onToggle }: MediaToggleProps) => {
  const { t } = useTranslation();
  const { On, Off, turnOn, turnOff } = looks[kind];
  const live = input.on && input.problem === null;
  const level = useLevel(kind === 'microphone' && live ? input.track : null);
  const label = t(live ? turnOff : turnOn);
  return (
    <UnstyledButton
      className={styles.toggle}
      style={cssVars({ '--level': level.toFixed(2) })}
      data-on={live}
      aria-label={label}
      title={label}
      disabled={input.starting}
      onClick={onToggle}
      data-testid={`lobby-${kind}`}
    >
      {live ? <On aria-hidden size={24} /> : <Off aria-hidden size={24} />}
    </UnstyledButton>
  );
};
