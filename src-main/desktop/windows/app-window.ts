import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron';
import { APP_ORIGIN } from '#shared/ipc/app-origin.ts';
import type { WindowKind } from '#shared/ipc/index.ts';
import { places } from '../app/places.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { fitWindow } from './fit-window.ts';
import type { WindowRegistry } from './window-registry.ts';

/** What windows are opened with. */
export interface WindowParts {
  readonly windows: WindowRegistry;
  readonly settings: SettingsStore;
}

/** What one kind of window has of its own. All else, and first of all what its page may do, is the same for every window. */
type WindowWish = Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>;

/** As the page paints it, so that nothing flashes before the first frame. */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#0c111b' : '#f5f6f9');

/** Opens a window without showing it. */
export const createAppWindow = (windows: WindowRegistry, kind: WindowKind, wish: WindowWish): BrowserWindow => {
  const window = new BrowserWindow({
    backgroundColor: backgroundColor(),
    ...wish,
    show: false,
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
  windows.add(kind, window);
  return window;
};

/** Opens a window where it was last time, and remembers where it is when it is closed. */
export const createPlacedWindow = (
  { windows, settings }: WindowParts,
  kind: keyof Settings['windows'],
  wish: WindowWish & { readonly width: number; readonly height: number },
): BrowserWindow => {
  const kept = settings.read().windows[kind];
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = createAppWindow(windows, kind, { ...wish, ...fitWindow(kept, wish, areas) });
  // Not sooner: that would show a window which shall stay hidden.
  if (kept?.isMaximized) window.once('show', () => window.maximize());
  window.on('close', () => {
    const place = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    settings.change({ windows: { ...settings.read().windows, [kind]: place } });
  });
  return window;
};

/** A load that another one overtakes, or that the end of the app cuts off, is no failure. */
export const loadUrl = (window: BrowserWindow, url: string): void => void window.loadURL(url).catch(() => undefined);

/** Loads a screen of the client. */
export const loadScreen = (window: BrowserWindow, path: string): void => loadUrl(window, APP_ORIGIN + path);

/** Brings a window to the front, from wherever it is. */
export const bringForward = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
