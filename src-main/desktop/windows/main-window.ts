import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from '#shared/ipc/app-origin.ts';
import { places } from '../app/places.ts';
import type { WindowRegistry } from './window-registry.ts';

/** As the page paints it, so that nothing flashes before the first frame. */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#0c111b' : '#f5f6f9');

/** Opens the main window on a screen of the client and shows it, unless it starts hidden, once it has something to show. */
export const openMainWindow = (registry: WindowRegistry, path: string, isHidden: boolean): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    minWidth: 380,
    minHeight: 560,
    show: false,
    title: 'Beckon',
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: places.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // A call goes on while its window is hidden.
      backgroundThrottling: false,
    },
  });
  registry.add('main', window);
  if (!isHidden) window.once('ready-to-show', () => window.show());
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
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
};

/** A load that another one overtakes, or that the end of the app cuts off, is no failure. */
const loadScreen = (window: BrowserWindow, path: string): void =>
  void window.loadURL(APP_ORIGIN + path).catch(() => undefined);
