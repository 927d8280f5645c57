import { app, ipcMain, session } from 'electron';
import { serveRequests } from '../ipc/serve-requests.ts';
import { openMainWindow } from '../windows/main-window.ts';
import { createWindowRegistry } from '../windows/window-registry.ts';
import { appInfo } from './app-info.ts';
import { serveClient } from './app-scheme.ts';
import { guardPages } from './guard-pages.ts';
import { places } from './places.ts';

/** Composes the app: everything is made here, once, after Electron is ready. */
export const openApp = async (): Promise<void> => {
  const windows = createWindowRegistry();
  guardPages(app, session.defaultSession);
  serveClient(session.defaultSession, places.client, () => null);
  serveRequests(ipcMain, { appInfo }, windows.kindOf);
  openMainWindow(windows, '/');
};
