import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppInfo, AppSettings, Bridge, SettingsOutcome, UpdateState } from '#renderer/platform/index.ts';

/** The part of the bridge that is about the app itself. */
export interface AppSettingsBridge {
  readonly ask: Pick<
    Bridge['ask'],
    | 'appInfo'
    | 'appDetails'
    | 'settingsRead'
    | 'settingsChange'
    | 'updateRead'
    | 'updateCheck'
    | 'updateDownload'
    | 'updateInstall'
  >;
  readonly on: Pick<Bridge['on'], 'settingsChanged' | 'updateChanged'>;
}

/** The app as its settings show it; null until the app has said it. */
export interface AppSettingsView {
  readonly settings: AppSettings | null;
  readonly info: AppInfo | null;
  readonly update: UpdateState;
}

/** The settings of the app around the page. */
export interface AppSettingsModel {
  readonly store: StoreApi<AppSettingsView>;
  /** Keeps all of the change or none, and says which. */
  change(change: Partial<AppSettings>): Promise<SettingsOutcome>;
  /** A report for people who look for a fault. */
  readDetails(): Promise<string>;
  readonly checkForUpdate: () => void;
  readonly downloadUpdate: () => void;
  /** Quits the app, which installs the update. */
  readonly installUpdate: () => void;
}

/** Follows the settings from now on. */
export const createAppSettingsModel = ({ ask, on }: AppSettingsBridge): AppSettingsModel => {
  const store = createStore<AppSettingsView>(() => ({ settings: null, info: null, update: { kind: 'off' } }));
  on.settingsChanged((settings) => store.setState({ settings }));
  void ask.settingsRead(undefined).then((settings) => store.setState({ settings }));
  void ask.appInfo(undefined).then((info) => store.setState({ info }));
  on.updateChanged((update) => store.setState({ update }));
  void ask.updateRead(undefined).then((update) => store.setState({ update }));
  return {
    store,
    change: (change) => ask.settingsChange(change),
    readDetails: () => ask.appDetails(undefined),
    checkForUpdate: () => void ask.updateCheck(undefined),
    downloadUpdate: () => void ask.updateDownload(undefined),
    installUpdate: () => void ask.updateInstall(undefined),
  };
};
