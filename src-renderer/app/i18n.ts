import i18next, { changeLanguage, loadNamespaces, use as plugIn, type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageNames, toLanguage, type Language } from '#renderer/ui/languages.ts';
import type { SettingsModel } from './preferences/settings.ts';

/** A set of texts that only some screens need; the file of that name holds all keys below it. */
export type TextArea = 'admin' | 'appointments' | 'desktop' | 'operator' | 'people';

const files = import.meta.glob<{ default: object }>('../../resources/locales/{en,fr,es}/*.json');

const fetchFile = async (language: Language, name: string): Promise<object> => {
  const load = files[`../../resources/locales/${language}/${name}.json`];
  if (!load) throw new Error(`There are no texts called ${name} in ${language}`);
  return (await load()).default;
};

const fetchTexts = async (tag: string, area: string, done: ReadCallback): Promise<void> => {
  const language = toLanguage(tag);
  try {
    if (area === 'translation') return done(null, { ...(await fetchFile(language, 'app')) });
    // All keys live in one namespace, so that an area's parts can be used by any screen; the area itself stays empty.
    i18next.addResourceBundle(tag, 'translation', { [area]: await fetchFile(language, area) }, true, true);
    done(null, {});
  } catch (failure) {
    done(failure instanceof Error ? failure : new Error(String(failure)), null);
  }
};

/** Fetches the texts of one language when they are needed. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, area, done) => void fetchTexts(language, area, done),
};

/** i18next takes texts that cannot be fetched for none and shows their keys, which helps nobody. */
const requireTexts = (area?: TextArea): void => {
  const texts: unknown = i18next.getResourceBundle(i18next.language, 'translation');
  const found = typeof texts === 'object' && texts !== null && (area === undefined || area in texts);
  if (!found)
    throw new Error(`The texts (${area ?? 'app'}) could not be fetched in this language: ${i18next.language}`);
};

/** Fetches the areas of texts, in the present language and in each later one. */
export const loadTexts = async (areas: readonly TextArea[]): Promise<void> => {
  await loadNamespaces([...areas]);
  for (const area of areas) requireTexts(area);
};

/** Brings a screen together with the areas of texts that it needs, in the present language and in each later one. */
export const withTexts = async <T>(areas: readonly TextArea[], screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([screen, loadTexts(areas)]);
  return loaded;
};

/** Fetches the texts of the chosen language, and from then on those of each that is chosen later. */
export const startI18n = async ({ store }: SettingsModel): Promise<void> => {
  i18next.on('languageChanged', (language: string) => (document.documentElement.lang = toLanguage(language)));
  await plugIn(backend)
    .use(initReactI18next)
    .init({
      lng: store.getState().language,
      supportedLngs: languageNames.map(({ value }) => value),
      load: 'languageOnly',
      // The three files have the same keys (a test sees to it), so none stands in for another.
      fallbackLng: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  requireTexts();
  store.subscribe(({ language }, before) => {
    if (language !== before.language) void changeLanguage(language);
  });
};
