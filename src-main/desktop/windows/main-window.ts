import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from '../app/app-scheme.ts';
import { places } from '../app/places.ts';
import type { WindowRegistry } from './window-registry.ts';

/** As the page paints it, so that nothing flashes before the first frame. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#0c111b' : '#f5f6f9');

/** Opens the main window on a screen of the client and shows it once it has something to show. */
export const openMainWindow = (registry: WindowRegistry, path: string): BrowserWindow => {
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
  window.once('ready-to-show', () => window.show());
  void window.loadURL(APP_ORIGIN + path);
  return window;
};
