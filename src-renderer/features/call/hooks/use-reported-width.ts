import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { CallActions } from '../model/call-view.ts';

/** Tells how many device pixels wide a tile is while it is shown, and 0 when it goes. */
export const useReportedWidth = (
  element: RefObject<HTMLElement | null>,
  tileId: string,
  report: CallActions['reportTileWidth'],
): void => {
  const width = useRef(0);
  const tell = useEffectEvent((pixels: number) => {
    width.current = pixels;
    report?.(tileId, pixels);
  });
  useEffect(() => {
    const shown = element.current;
    if (!shown) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) tell(Math.round(entry.contentRect.width * window.devicePixelRatio));
    });
    observer.observe(shown);
    return () => {
      observer.disconnect();
      tell(0);
    };
  }, [element]);
  // The action comes and goes with the line; what was measured meanwhile is told when it is back.
  useEffect(() => {
    if (width.current > 0) report?.(tileId, width.current);
  }, [report, tileId]);
};
