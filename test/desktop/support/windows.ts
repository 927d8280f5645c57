import type { Page } from '@playwright/test';
import type { Rectangle, WebPreferences } from 'electron';
import { BRIDGE_NAME, type RequestName } from '#shared/ipc/index.ts';
import type { DesktopApp } from './desktop-app.ts';

/** The title of the window that has the focus. */
export const focusedTitle = ({ electron }: DesktopApp): Promise<string | undefined> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle());

/** Where the window of a page is. */
export const boundsOf = async ({ electron }: DesktopApp, page: Page): Promise<Rectangle> =>
  (await electron.browserWindow(page)).evaluate((window) => window.getBounds());

/** Puts the window of a page somewhere, as a hand does. */
export const moveWindow = async ({ electron }: DesktopApp, page: Page, place: Rectangle): Promise<void> =>
  (await electron.browserWindow(page)).evaluate((window, bounds) => window.setBounds(bounds), place);

/** Does something to the window of a page, as a person or the system does. */
export const actOnWindow = async (
  { electron }: DesktopApp,
  page: Page,
  wish: 'minimize' | 'restore' | 'hide' | 'focus' | 'blur',
): Promise<void> => (await electron.browserWindow(page)).evaluate((window, method) => window[method](), wish);

/** Notes from now on how long windows take from their making until they can be seen. */
export const watchShown = ({ electron }: DesktopApp): Promise<void> =>
  electron.evaluate(({ app }) => {
    app.on('browser-window-created', (_event, window) => {
      const madeAt = performance.now();
      window.once('show', () => Reflect.set(window, 'shownAfterMs', Math.round(performance.now() - madeAt)));
    });
  });

/** How a window is. */
export interface WindowFacts {
  readonly isVisible: boolean;
  readonly isMinimized: boolean;
  readonly isFocused: boolean;
  readonly isAlwaysOnTop: boolean;
  /** On each workspace. */
  readonly isEverywhere: boolean;
  readonly preferences: WebPreferences;
  /** Only while `watchShown` watches. */
  readonly shownAfterMs: number | undefined;
}

/** How the window of a page is. */
export const readWindow = async ({ electron }: DesktopApp, page: Page): Promise<WindowFacts> =>
  (await electron.browserWindow(page)).evaluate((window) => {
    const { webContents } = window;
    const read = Reflect.get(webContents, 'getLastWebPreferences') as () => WebPreferences;
    return {
      isVisible: window.isVisible(),
      isMinimized: window.isMinimized(),
      isFocused: window.isFocused(),
      isAlwaysOnTop: window.isAlwaysOnTop(),
      isEverywhere: window.isVisibleOnAllWorkspaces(),
      preferences: { ...read.call(webContents) },
      shownAfterMs: 'shownAfterMs' in window ? (window.shownAfterMs as number) : undefined,
    };
  });

/** What the bridge answers to a window that asks. */
export const askAs = (page: Page, name: RequestName, input: unknown): Promise<string> =>
  page.evaluate(
    ([bridgeName, request, given]) => {
      const bridge = Reflect.get(window, bridgeName) as { ask: Record<string, (value: unknown) => Promise<unknown>> };
      return bridge.ask[request]?.(given).then(JSON.stringify, String) as Promise<string>;
    },
    [BRIDGE_NAME, name, input] as const,
  );

/** Takes the page of a window away, as a crash does, and waits until it is gone; the window is known by a part of its address. */
export const crashPage = ({ electron }: DesktopApp, part: string): Promise<void> =>
  electron.evaluate(async ({ BrowserWindow }, wanted) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes(wanted));
    if (!window) throw new Error(`There is no window at ${wanted}`);
    const { webContents } = window;
    const gone = new Promise<void>((resolve) => void webContents.once('render-process-gone', () => resolve()));
    webContents.forcefullyCrashRenderer();
    await gone;
  }, part);

/** What the page of a window says. Playwright speaks no more to one that has crashed; the main process does. */
export const textIn = ({ electron }: DesktopApp, part: string): Promise<string> =>
  electron.evaluate(async ({ BrowserWindow }, wanted) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes(wanted));
    // Between two pages there is nothing to ask.
    return String(await window?.webContents.executeJavaScript('document.body.innerText').catch(() => ''));
  }, part);
