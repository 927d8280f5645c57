import type { BrowserWindow } from 'electron';
import { type WindowParts, bringForward, createPlacedWindow, loadScreen } from './app-window.ts';
import type { WindowRegistry } from './window-registry.ts';

/** Opens the main window on a screen of the client and shows it, unless it starts hidden, once it has something to show. */
export const openMainWindow = (parts: WindowParts, path: string, isHidden: boolean): BrowserWindow => {
  const window = createPlacedWindow(parts, 'main', {
    width: 1180,
    height: 780,
    minWidth: 380,
    minHeight: 560,
    title: 'Beckon',
  });
  if (!isHidden) window.once('ready-to-show', () => window.show());
  // All others belong to it: none of them keeps the app running.
  window.once('closed', () => parts.windows.all().forEach((other) => other.close()));
  loadScreen(window, path);
  return window;
};

/** Loads the main window anew, on a screen of the client. */
export const showScreen = (registry: WindowRegistry, path: string): void => {
  const window = registry.find('main');
  if (window) loadScreen(window, path);
};

/** Brings the main window to the front, from wherever it is. */
export const bringToFront = (registry: WindowRegistry): void => {
  const window = registry.find('main');
  if (window) bringForward(window);
};
