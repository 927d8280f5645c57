import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppInfo, AppSettings, Bridge, SettingsOutcome } from '#renderer/platform/index.ts';

/** The part of the bridge that is about the app itself. */
export interface AppSettingsBridge {
  readonly ask: Pick<Bridge['ask'], 'appInfo' | 'appDetails' | 'settingsRead' | 'settingsChange'>;
  readonly on: Pick<Bridge['on'], 'settingsChanged'>;
}

/** The app as its settings show it; null until the app has said it. */
export interface AppSettingsView {
  readonly settings: AppSettings | null;
  readonly info: AppInfo | null;
}

/** The settings of the app around the page. */
export interface AppSettingsModel {
  readonly store: StoreApi<AppSettingsView>;
  /** Keeps all of the change or none, and says which. */
  change(change: Partial<AppSettings>): Promise<SettingsOutcome>;
  /** A report for people who look for a fault. */
  readDetails(): Promise<string>;
}

/** Follows the settings from now on. */
export const createAppSettingsModel = ({ ask, on }: AppSettingsBridge): AppSettingsModel => {
  const store = createStore<AppSettingsView>(() => ({ settings: null, info: null }));
  on.settingsChanged((settings) => store.setState({ settings }));
  void ask.settingsRead(undefined).then((settings) => store.setState({ settings }));
  void ask.appInfo(undefined).then((info) => store.setState({ info }));
  return {
    store,
    change: (change) => ask.settingsChange(change),
    readDetails: () => ask.appDetails(undefined),
  };
};
