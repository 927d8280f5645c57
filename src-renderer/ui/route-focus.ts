let pending = false;
let isFirst = true;

/** Says that the route has changed; the next heading that appears takes the focus. */
export const requestRouteFocus = (): void => {
  pending = true;
};

/**
 * True for the first heading after a change of route, and for one that appears when what had the focus is gone. The very
 * first page keeps the focus where the browser put it.
 */
export const claimRouteFocus = (): boolean => {
  const isLost = !isFirst && document.activeElement === document.body;
  const claimed = pending || isLost;
  pending = false;
  isFirst = false;
  return claimed;
};
