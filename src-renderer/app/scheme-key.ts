/** Where the chosen light is kept in this browser. */
export const SCHEME_KEY = 'beckon.color-scheme';
