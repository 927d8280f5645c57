import type { StoreApi } from 'zustand/vanilla';
import type { HostingModel } from '#renderer/features/hosting/index.ts';
import type { AppSettingsModel } from '#renderer/features/settings/model/app-settings-model.ts';
import type { PickerModel } from '#renderer/features/sharing/index.ts';
import type { ServersModel } from '#renderer/features/servers/index.ts';
import type { Bridge } from '#renderer/platform/index.ts';
import { loadTexts } from '../i18n.ts';
import type { SettingsModel } from '../preferences/settings.ts';
import type { DeskModel } from './desk-model.ts';
import type { shellParts } from './shell-chunk.ts';

/** What the page knows of the app around it. */
export interface ShellModels {
  readonly hosting: HostingModel;
  readonly servers: ServersModel;
  readonly picker: PickerModel;
  readonly desk: DeskModel;
  readonly appSettings: AppSettingsModel;
  /** True while the settings of the app stand above the page, where it cannot go to their screen. */
  readonly settingsDialog: StoreApi<boolean>;
  /** Language and light of the page. */
  readonly look: SettingsModel;
}

/** The app around the page, with the parts that only it needs; browsers never load them. */
export interface Shell extends ShellModels {
  readonly bridge: Bridge;
  readonly parts: typeof shellParts;
}

/** Fetches what only the app needs, with its texts, and follows the app from then on. */
export const loadShell = async (bridge: Bridge, settings: SettingsModel): Promise<Shell> => {
  const [chunk] = await Promise.all([import('./shell-chunk.ts'), loadTexts(['desktop'])]);
  return { bridge, parts: chunk.shellParts, ...chunk.createShellModels(bridge, settings) };
};
