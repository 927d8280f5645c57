import { Loader } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { MediaToggle } from './MediaToggle.tsx';
import styles from './Preview.module.css';

const MirrorVideo = ({ track, label }: { readonly track: MediaStreamTrack; readonly label: string }) => {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return undefined;
    video.srcObject = new MediaStream([track]);
    return () => void (video.srcObject = null);
  }, [track]);
  return <video ref={element} className={styles.video} autoPlay muted playsInline aria-label={label} />;
};

export interface PreviewProps {
  readonly media: LocalMedia;
  readonly name: string;
  readonly avatar: string | null;
  /** Called with what the person chose, to be remembered. */
  readonly onChoice: () => void;
}

/** How the others will see and hear this person, with the two switches that matter. */
export const Preview = ({ media, name, avatar, onChoice }: PreviewProps) => {
  const { t } = useTranslation();
  const { camera, microphone } = useStore(media.store);
  const flip = async (change: Promise<void>) => {
    await change;
    onChoice();
  };
  return (
    <div className={styles.preview} data-testid="preview">
      {camera.on && camera.track ? (
        <MirrorVideo track={camera.track} label={t('lobby.preview')} />
      ) : (
        <div className={styles.empty}>
          {camera.starting ? (
            <Loader color="beacon" />
          ) : (
            <PersonBadge name={name} avatar={avatar} size="clamp(72px, 16cqw, 120px)" />
          )}
          <p>{camera.starting ? t('lobby.cameraStarting') : t('lobby.cameraOff')}</p>
        </div>
      )}
      <div className={styles.controls}>
        <MediaToggle
          kind="microphone"
          input={microphone}
          onToggle={() => void flip(media.setMicrophone(!microphone.on))}
        />
        <MediaToggle kind="camera" input={camera} onToggle={() => void flip(media.setCamera(!camera.on))} />
      </div>
    </div>
  );
};
