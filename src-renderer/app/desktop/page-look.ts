import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsModel } from '../preferences/settings.ts';
import type { Look } from './desk-model.ts';
import { toDeskTheme } from './desk-report.ts';

/** Follows language and light of the page. */
export const followLook = (settings: SettingsModel): StoreApi<Look> => {
  const read = (): Look => {
    const { language, theme } = settings.store.getState();
    return { language, theme: toDeskTheme(theme) };
  };
  const store = createStore(read);
  settings.store.subscribe(() => store.setState(read(), true));
  return store;
};
