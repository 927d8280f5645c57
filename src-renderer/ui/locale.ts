/** How dates are written for a person: as the browser's languages say, as far as they are the language of the app. */
export const localeFor = (language: string, preferred: readonly string[] = navigator.languages): string =>
  preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
