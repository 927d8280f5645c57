import type { Rectangle } from 'electron';
import type { AppSettings, DeskRing } from '#shared/ipc/index.ts';
import type { DeskState } from './call-desk.ts';

/** How much of the main window a person sees. */
export interface MainSight {
  readonly isVisible: boolean;
  readonly isMinimized: boolean;
  readonly isFocused: boolean;
}

/** Which of the small windows have to be there. */
interface DueWindows {
  readonly ringing: boolean;
  readonly mini: boolean;
}

/**
 * Rings have a window unless the main one, which shows them as well, has the eyes of the person. A call has one while the main
 * window is out of sight; one that is merely behind others is not.
 */
export const dueCallWindows = (
  state: DeskState,
  main: MainSight | null,
  wants: Pick<AppSettings, 'ringWindow' | 'miniCall'>,
): DueWindows => {
  if (!state || !main) return { ringing: false, mini: false };
  const isInSight = main.isVisible && !main.isMinimized;
  return {
    ringing: wants.ringWindow && state.rings.length > 0 && !(isInSight && main.isFocused),
    mini: wants.miniCall && state.call !== null && !isInSight,
  };
};

const MARGIN_PX = 16;
const RING = { width: 380, first: { audio: 190, video: 238 }, further: 92, mostShown: 3 } as const;

/** Where the window of these rings stands: in the upper right corner of the screen; `area` is that without its bars. */
export const ringWindowBounds = (area: Rectangle, rings: readonly Pick<DeskRing, 'kind'>[]): Rectangle => {
  const shown = Math.max(1, Math.min(rings.length, RING.mostShown));
  return {
    x: area.x + Math.max(0, area.width - RING.width - MARGIN_PX),
    y: area.y + MARGIN_PX,
    width: RING.width,
    height: RING.first[rings[0]?.kind ?? 'audio'] + (shown - 1) * RING.further,
  };
};

const MINI = { width: 320, height: 180 } as const;

/** Where the small window of a call stands at first: in the lower right corner. */
export const miniWindowBounds = (area: Rectangle): Rectangle => ({
  x: area.x + Math.max(0, area.width - MINI.width - MARGIN_PX),
  y: area.y + Math.max(0, area.height - MINI.height - MARGIN_PX),
  ...MINI,
});
