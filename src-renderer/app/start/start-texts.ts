import { findLanguage, type Language, toLanguage } from '#renderer/ui/languages.ts';
import en from '../../../resources/locales/en/start.json' with { type: 'json' };
import es from '../../../resources/locales/es/start.json' with { type: 'json' };
import fr from '../../../resources/locales/fr/start.json' with { type: 'json' };
import { settingKeys } from '../preferences/setting-keys.ts';

type Texts = typeof en;
/** Keys of the texts about a page that could not be opened. */
export type StartKey = `start.${Extract<keyof Texts, string>}`;

/** They come with the page itself: nothing may be left to fetch for them. */
const texts: Readonly<Record<Language, Texts>> = { en, es, fr };

/** The language that was chosen here, or that the browser speaks; English where neither can be read. */
export const findStartLanguage = (): Language => {
  try {
    const chosen = localStorage.getItem(settingKeys.language);
    return chosen === null ? findLanguage(navigator.languages) : toLanguage(chosen);
  } catch {
    return 'en';
  }
};

/** Gives the texts of a language. */
export const createStartTexts =
  (language: Language) =>
  (key: StartKey): string =>
    texts[language][key.split('.')[1] as keyof Texts];
