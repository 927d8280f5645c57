import { createRequire } from 'node:module';
import type * as ElectronUpdater from 'electron-updater';
import { app } from 'electron';
import { appLog } from '../app/app-log.ts';
import { places } from '../app/places.ts';
import { explainFailure } from './failure-rules.ts';
import type { UpdateEngine } from './updates.ts';

const note = (message: unknown): void => appLog.add(`Update: ${String(message)}`);

/** It is an old module, whose exports no `import` finds; and there must be nothing of it before it is needed. */
const require = createRequire(import.meta.url);

const loadUpdater = (): ElectronUpdater.AppUpdater => {
  const { autoUpdater: updater } = require('electron-updater') as typeof ElectronUpdater;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.logger = { info: note, warn: note, error: note };
  updater.updateConfigPath = places.updateConfig;
  // Only packaged apps can be replaced; elsewhere one still sees whether a feed works.
  updater.forceDevUpdateConfig = !app.isPackaged;
  // The calls below reject as well; without a listener the event alone would end the app.
  updater.on('error', note);
  return updater;
};

/** Updates by electron-updater, which is loaded with the first look. */
export const createElectronEngine = (): UpdateEngine => {
  let loaded: ElectronUpdater.AppUpdater | null = null;
  const load = (): ElectronUpdater.AppUpdater => (loaded ??= loadUpdater());
  return {
    async check(feed) {
      const updater = load();
      updater.setFeedURL({ provider: 'generic', url: feed });
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async download(onProgress) {
      const updater = load();
      const hear = ({ percent }: { readonly percent: number }) => onProgress(percent);
      updater.on('download-progress', hear);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', hear);
      }
    },
    explain: explainFailure,
  };
};
