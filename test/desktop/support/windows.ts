import type { Page } from '@playwright/test';
import type { Rectangle } from 'electron';
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

/** Brings the window of a page to the front. */
export const focusWindow = async ({ electron }: DesktopApp, page: Page): Promise<void> =>
  (await electron.browserWindow(page)).evaluate((window) => window.focus());
