/** What a person's clients keep with the account, by key. */
export type Preferences = Readonly<Record<string, unknown>>;

/** As many characters of JSON as one account keeps. */
export const MOST_PREFERENCES = 16_384;

/** Those kept so far with what is new in them, key by key; null takes a key away. Undefined when that is more than an account keeps. */
export const mergePreferences = (kept: Preferences, part: Preferences): Preferences | undefined => {
  const merged = Object.fromEntries(Object.entries({ ...kept, ...part }).filter(([, value]) => value !== null));
  return JSON.stringify(merged).length <= MOST_PREFERENCES ? merged : undefined;
};
