import i18next, { use as plugIn, type BackendModule, type ReadCallback } from 'i18next';
import LanguageDetector from 'i18next-browser-languagedetector';
import { initReactI18next } from 'react-i18next';
import { languageNames, toLanguage, type Language } from '#renderer/ui/languages.ts';

const texts: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  en: () => import('../../resources/locales/en.json'),
  fr: () => import('../../resources/locales/fr.json'),
  es: () => import('../../resources/locales/es.json'),
};

const fetchTexts = async (language: string, done: ReadCallback): Promise<void> => {
  try {
    const loaded = await texts[toLanguage(language)]();
    done(null, { ...loaded.default });
  } catch (failure) {
    done(failure instanceof Error ? failure : new Error(String(failure)), null);
  }
};

/** Fetches the texts of one language when they are needed. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, done) => void fetchTexts(language, done),
};

/** Chooses the language (as chosen before, else the browser's, else English) and fetches its texts. */
export const startI18n = async (): Promise<void> => {
  i18next.on('languageChanged', (language: string) => (document.documentElement.lang = toLanguage(language)));
  await plugIn(backend)
    .use(LanguageDetector)
    .use(initReactI18next)
    .init({
      supportedLngs: languageNames.map(({ value }) => value),
      load: 'languageOnly',
      nonExplicitSupportedLngs: true,
      // The three files have the same keys (a test sees to it), so English is fetched only for languages that we lack.
      fallbackLng: (tag) => (tag && toLanguage(tag) !== 'en' ? [] : ['en']),
      detection: {
        order: ['localStorage', 'navigator'],
        caches: ['localStorage'],
        lookupLocalStorage: 'beckon.language',
      },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
};
