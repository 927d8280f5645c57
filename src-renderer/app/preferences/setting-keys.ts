/** Where settings are kept in this browser; `color-scheme.js` reads the second one before the first paint. */
export const settingKeys = { language: 'beckon.language', theme: 'beckon.color-scheme' } as const;
