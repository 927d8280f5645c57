import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Settings, themes } from '#renderer/features/settings/index.ts';
import { createNotificationWish, type KeyValueStorage } from '#renderer/platform/index.ts';
import { findLanguage, languageNames } from '#renderer/ui/languages.ts';
import { settingKeys } from './setting-keys.ts';

export type SettingName = keyof Settings;

/** The settings as they are in this browser. */
export interface SettingsModel {
  readonly store: StoreApi<Settings>;
  /** The person chose this, here and now. */
  choose(part: Partial<Settings>): void;
  /** This was chosen elsewhere: in another tab or on another device. */
  adopt(part: Partial<Settings>): void;
  /** Names what was chosen in this browser at any time, rather than found out from the browser. */
  listChosen(): readonly SettingName[];
  /** Hears what the person chooses here, and nothing that is adopted. */
  onChoice(listener: (names: readonly SettingName[]) => void): () => void;
}

/** The settings among some values; what is not one of ours, whoever wrote it, is left out. */
export const parseSettings = (values: Readonly<Record<string, unknown>>): Partial<Settings> => {
  const language = languageNames.find(({ value }) => value === values['language'])?.value;
  const theme = themes.find((known) => known === values['theme']);
  const notifications = values['notifications'];
  return {
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(typeof notifications === 'boolean' ? { notifications } : {}),
  };
};

/** The names of settings in some values. */
export const namesIn = (part: Partial<Settings>): readonly SettingName[] =>
  (['language', 'theme', 'notifications'] as const).filter((name) => part[name] !== undefined);

interface SettingsOptions {
  readonly storage?: () => KeyValueStorage;
  /** The languages of the browser, the dearest first. */
  readonly spoken?: readonly string[];
}

/** Reads what is kept in this browser; a storage that is blocked keeps nothing. */
export const createSettings = ({
  storage = () => localStorage,
  spoken = navigator.languages,
}: SettingsOptions = {}): SettingsModel => {
  const wish = createNotificationWish(storage);
  const attempt = <T>(action: (area: KeyValueStorage) => T): T | undefined => {
    try {
      return action(storage());
    } catch {
      return undefined;
    }
  };
  const readKept = (): Partial<Settings> => {
    const language = attempt((area) => area.getItem(settingKeys.language));
    const theme = attempt((area) => area.getItem(settingKeys.theme));
    return parseSettings({ language, theme, notifications: wish.read() });
  };
  const keep = ({ language, theme, notifications }: Partial<Settings>): void => {
    if (language !== undefined) attempt((area) => area.setItem(settingKeys.language, language));
    if (theme !== undefined) attempt((area) => area.setItem(settingKeys.theme, theme));
    if (notifications !== undefined) wish.write(notifications);
  };
  const found: Settings = { language: findLanguage(spoken), theme: 'auto', notifications: true };
  const store = createStore<Settings>(() => ({ ...found, ...readKept() }));
  const listeners = new Set<(names: readonly SettingName[]) => void>();
  const adopt = (part: Partial<Settings>): void => {
    keep(part);
    store.setState(part);
  };
  globalThis.addEventListener('storage', () => store.setState(readKept()));
  return {
    store,
    adopt,
    choose(part) {
      adopt(part);
      for (const listener of listeners) listener(namesIn(part));
    },
    listChosen: () => namesIn(readKept()),
    onChoice(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
