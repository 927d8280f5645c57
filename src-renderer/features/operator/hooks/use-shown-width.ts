import { useEffect, useId, type RefObject } from 'react';
import type { TrackKey } from '#renderer/media/media-path.ts';
import type { ControlRoom } from '../model/control-view.ts';

/**
 * Tells how many device pixels wide a picture is while it is in sight, at most `mostPx`, and 0 when it was scrolled away or
 * goes, so that the server sends only what is looked at.
 */
export const useShownWidth = (
  element: RefObject<HTMLElement | null>,
  key: TrackKey,
  show: ControlRoom['show'],
  mostPx: number,
): void => {
  const place = useId();
  useEffect(() => {
    const shown = element.current;
    if (!shown) return undefined;
    const told = { widthPx: 0, isInSight: false };
    const tell = () => show(key, told.isInSight ? Math.min(mostPx, Math.max(1, told.widthPx)) : 0, place);
    const sizes = new ResizeObserver(([entry]) => {
      told.widthPx = Math.round((entry?.contentRect.width ?? 0) * window.devicePixelRatio);
      tell();
    });
    const sight = new IntersectionObserver(
      (entries) => {
        told.isInSight = entries.at(-1)?.isIntersecting ?? false;
        tell();
      },
      // A little before it comes into sight, so that it moves when it does.
      { rootMargin: '120px' },
    );
    sizes.observe(shown);
    sight.observe(shown);
    return () => {
      sizes.disconnect();
      sight.disconnect();
      show(key, 0, place);
    };
  }, [element, key, show, mostPx, place]);
};
