import process from 'node:process';
import { app } from 'electron';
import type { AppInfo } from '#shared/ipc/index.ts';

/** What this copy of the app is. */
export const appInfo = (): AppInfo => ({
  version: app.getVersion(),
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  electron: process.versions.electron ?? '',
  chrome: process.versions.chrome ?? '',
  node: process.versions.node,
});
