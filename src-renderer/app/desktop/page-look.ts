import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsModel } from '../preferences/settings.ts';
import type { Look } from './desk-model.ts';
import { toDeskTheme } from './desk-report.ts';

/** Follows language and light of the page, and whether notifications are wanted. */
export const followLook = (settings: SettingsModel): StoreApi<Look> => {
  const read = (): Look => {
    const { language, theme, notifications } = settings.store.getState();
    return { language, theme: toDeskTheme(theme), wantsNotices: notifications };
  };
  const store = createStore(read);
  settings.store.subscribe(() => store.setState(read(), true));
  return store;
};
