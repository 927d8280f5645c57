/** The languages of the app, each in its own words. */
export const languageNames = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
] as const;

export type Language = (typeof languageNames)[number]['value'];

const known = (tag: string | undefined): Language | undefined => {
  const short = tag?.slice(0, 2).toLowerCase();
  return languageNames.find(({ value }) => value === short)?.value;
};

/** The app's language for a tag such as `fr-CA`; English for all that we do not speak. */
export const toLanguage = (tag: string | undefined): Language => known(tag) ?? 'en';

/** The first of some tags that we speak, else English. */
export const findLanguage = (tags: readonly string[]): Language => toLanguage(tags.find((tag) => known(tag)));
