/** The languages of the app, each in its own words. */
export const languageNames = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
] as const;

export type Language = (typeof languageNames)[number]['value'];

/** The app's language for a tag such as `fr-CA`; English for all that we do not speak. */
export const toLanguage = (tag: string | undefined): Language => {
  const short = tag?.slice(0, 2).toLowerCase();
  return languageNames.find(({ value }) => value === short)?.value ?? 'en';
};
