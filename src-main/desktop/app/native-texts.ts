import en from '../../../resources/locales/en/desktop.json' with { type: 'json' };
import es from '../../../resources/locales/es/desktop.json' with { type: 'json' };
import fr from '../../../resources/locales/fr/desktop.json' with { type: 'json' };

/** The languages of the app. */
export type Language = 'en' | 'fr' | 'es';
/** Keys of the texts outside of pages: menus, tray, dialogs. A key with forms for one and many stands without its ending. */
export type NativeKey = WithoutEnding<keyof typeof en.native>;

type WithoutEnding<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type Values = Readonly<Record<string, string | number>>;

/** Gives a text in the present language. `count` chooses between the forms for one and many. */
export type NativeTexts = (key: NativeKey, values?: Values) => string;

const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: en.native,
  es: es.native,
  fr: fr.native,
};

/** The language that comes closest to a tag such as `fr-CA`. */
export const toLanguage = (tag: string): Language => {
  const short = tag.slice(0, 2).toLowerCase();
  return short === 'fr' || short === 'es' ? short : 'en';
};

/** Binds the texts to a language that may change. */
export const createNativeTexts =
  (language: () => Language): NativeTexts =>
  (key, values = {}) => {
    const { count } = values;
    const form = typeof count === 'number' ? `${key}_${new Intl.PluralRules(language()).select(count)}` : key;
    const text = texts[language()][form] ?? texts[language()][`${key}_other`] ?? key;
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
