import { useEffect, type RefObject } from 'react';
import type { VideoSwap } from './video-swap.ts';

const INTERVAL_MS = 1000;

/** Writes the number of pictures shown onto an element, once a second, past React: it would redraw the tile for nothing. */
export const useFrameCount = (
  element: RefObject<HTMLElement | null>,
  video: RefObject<Pick<VideoSwap, 'frames'> | null>,
): void => {
  useEffect(() => {
    const timer = setInterval(() => {
      if (element.current) element.current.dataset['frames'] = String(video.current?.frames() ?? 0);
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [element, video]);
};
