let pending = false;

/** Says that the route has changed; the next heading that appears takes the focus. */
export const requestRouteFocus = (): void => {
  pending = true;
};

/** True for the first heading after a change of route. The very first page keeps the focus where the browser put it. */
export const claimRouteFocus = (): boolean => {
  const claimed = pending;
  pending = false;
  return claimed;
};
