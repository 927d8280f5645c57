/** Longest name of a person that the server takes. */
export const NAME_LIMIT = 80;
/** Longest title of a meeting that the server takes. */
export const TITLE_LIMIT = 120;
