import { useEffect, useImperativeHandle, useRef, useState, type Ref, type SyntheticEvent } from 'react';
import { createVideoSwap, type VideoSwap } from './video-swap.ts';
import styles from './VideoView.module.css';

export interface VideoViewProps {
  readonly track: MediaStreamTrack | null;
  readonly mirrored: boolean;
  /** Screens are shown whole, faces fill their tile. */
  readonly fit: 'cover' | 'contain';
  /** Tells how many pictures were shown. */
  readonly ref?: Ref<Pick<VideoSwap, 'frames'>>;
}

type Front = 'none' | 'first' | 'second';

/** Browsers pause video that is moved in the page or was in the background; live pictures have no reason to stand still. */
const keepPlaying = ({ currentTarget }: SyntheticEvent<HTMLVideoElement>) => {
  if (currentTarget.srcObject) void currentTarget.play().catch(() => undefined);
};

/** A picture that is replaced without a black moment: the old track is seen until the new one has its first picture. */
export const VideoView = ({ track, mirrored, fit, ref }: VideoViewProps) => {
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const swap = useRef<VideoSwap>(null);
  const [front, setFront] = useState<Front>('none');
  useImperativeHandle(ref, () => ({ frames: () => swap.current?.frames() ?? 0 }), []);
  useEffect(() => {
    const [one, two] = [first.current, second.current];
    if (!one || !two) return undefined;
    const created = createVideoSwap({
      elements: [one, two],
      onFront: (element) => setFront(element === null ? 'none' : element === one ? 'first' : 'second'),
    });
    swap.current = created;
    return () => created.close();
  }, []);
  useEffect(() => swap.current?.show(track), [track]);
  const video = { className: styles.video, muted: true, playsInline: true, onPause: keepPlaying };
  return (
    <div className={styles.view} data-mirrored={mirrored} data-fit={fit} data-front={front} aria-hidden>
      <video {...video} ref={first} data-seen={front === 'first'} />
      <video {...video} ref={second} data-seen={front === 'second'} />
    </div>
  );
};
