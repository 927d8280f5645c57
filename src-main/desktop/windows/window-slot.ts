/** What is needed of a window. */
interface SlotWindow {
  once(event: 'closed', listener: () => void): unknown;
}

/** The place of one window. */
export interface WindowSlot {
  /** Says whether the window has to be there now. */
  readonly setDue: (isDue: boolean) => void;
  /** It is due, but was closed by somebody else. */
  readonly isDismissed: () => boolean;
}

/**
 * Keeps one window open while it is due. One that the person closed stays closed until it has not been due for once; one that is
 * due again before it has gone is opened anew.
 */
export const createWindowSlot = <W extends SlotWindow>(open: () => W, close: (window: W) => void): WindowSlot => {
  let window: W | null = null;
  let isLeaving = false;
  let isDismissed = false;
  let wasDue = false;
  const setDue = (isDue: boolean): void => {
    wasDue = isDue;
    if (!isDue) isDismissed = false;
    if (!isDue && window && !isLeaving) {
      isLeaving = true;
      close(window);
    }
    if (!isDue || window || isDismissed) return;
    window = open();
    window.once('closed', () => {
      isDismissed = !isLeaving;
      isLeaving = false;
      window = null;
      setDue(wasDue);
    });
  };
  return { setDue, isDismissed: () => isDismissed };
};
