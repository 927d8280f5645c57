import { ActionIcon } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TrackKey } from '#renderer/media/media-path.ts';
import { CloseIcon } from '#renderer/ui/icons.ts';
import { useFrameCount } from '#renderer/ui/use-frame-count.ts';
import type { VideoSwap } from '#renderer/ui/video-swap.ts';
import { VideoView } from '#renderer/ui/VideoView.tsx';
import { useShownWidth } from '../hooks/use-shown-width.ts';
import type { ControlRoom } from '../model/control-view.ts';
import styles from './LargePicture.module.css';

/** Larger than any screen: the best there is. */
const MOST_PX = 10_000;

export interface LargePictureProps {
  readonly room: ControlRoom;
  readonly trackKey: TrackKey;
  readonly label: string;
  /** Stands behind the picture while there is none. */
  readonly behind: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** One picture as large and as sharp as there is room. */
export const LargePicture = ({ room, trackKey, label, behind, closeLabel, onClose }: LargePictureProps) => {
  const place = useRef<HTMLElement>(null);
  const video = useRef<Pick<VideoSwap, 'frames'>>(null);
  const track = useStore(room.media, ({ tracks }) => tracks.get(trackKey) ?? null);
  useShownWidth(place, trackKey, room.show, MOST_PX);
  useFrameCount(place, video);
  return (
    <figure
      ref={place}
      className={styles.large}
      aria-label={label}
      data-testid="large-picture"
      data-track={trackKey}
      data-frames="0"
    >
      <div className={styles.behind}>{behind}</div>
      <VideoView ref={video} track={track} mirrored={false} fit="contain" />
      <figcaption className={styles.label}>{label}</figcaption>
      <ActionIcon
        className={styles.close}
        variant="filled"
        color="dark"
        size="lg"
        aria-label={closeLabel}
        title={closeLabel}
        onClick={onClose}
      >
        <CloseIcon aria-hidden size={19} />
      </ActionIcon>
    </figure>
  );
};
