/** Opens a page of the app in a window of its own, or brings the one to the front that shows it; false when it may not. */
export const openOwnWindow = (path: string, name: string): boolean => {
  const { availWidth, availHeight } = window.screen;
  const size = `width=${Math.min(availWidth, 1600)},height=${Math.min(availHeight, 1000)}`;
  const opened = window.open(path, name, `popup,${size}`);
  opened?.focus();
  return opened !== null;
};
