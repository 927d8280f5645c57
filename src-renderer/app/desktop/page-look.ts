import i18next from 'i18next';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { toLanguage } from '#renderer/ui/languages.ts';
import { SCHEME_KEY } from '../scheme-key.ts';
import type { Look } from './desk-model.ts';
import { toDeskTheme } from './desk-report.ts';

const readLook = (): Look => ({
  language: toLanguage(i18next.language),
  theme: toDeskTheme(localStorage.getItem(SCHEME_KEY)),
});

/** Follows language and light of the page. */
export const followLook = (): StoreApi<Look> => {
  const store = createStore(readLook);
  const look = (): void => store.setState(readLook(), true);
  i18next.on('languageChanged', look);
  // The look's own library tells nobody within the page, but paints the root anew.
  new MutationObserver(look).observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return store;
};
