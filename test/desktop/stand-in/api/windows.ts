/** The windows that exist, for those who must not import the window's class. */

/** A window, as far as the app closes it when it quits. */
export interface OpenPlace {
  /** Closes as a user would; false when something refused. */
  tryClose(): Promise<boolean>;
  destroy(): void;
}

const open = new Set<OpenPlace>();
let onLastClosed: () => void = () => undefined;
let isQuitting = false;

export const addWindow = (window: OpenPlace): OpenPlace => {
  open.add(window);
  return window;
};

/** The last window to go asks the app what now, unless it is quitting anyway. */
export const removeWindow = (window: OpenPlace): void => {
  open.delete(window);
  if (open.size === 0 && !isQuitting) onLastClosed();
};

export const whenLastCloses = (listener: () => void): void => {
  onLastClosed = listener;
};

/** Closes all; false as soon as one refuses, and then the app goes on. */
export const closeAllWindows = async (): Promise<boolean> => {
  isQuitting = true;
  for (const window of open) {
    if (await window.tryClose()) continue;
    isQuitting = false;
    return false;
  }
  return true;
};

export const destroyAllWindows = (): void => {
  isQuitting = true;
  for (const window of open) window.destroy();
};
