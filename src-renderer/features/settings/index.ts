/**
 * A light door: the screen is loaded on its own.
 * Owns: language, look and devices. May import: client, media, platform, ui, the lobby's index.
 */
export { rename } from './model/rename.ts';
export { themes, type Settings, type Theme } from './settings-types.ts';
