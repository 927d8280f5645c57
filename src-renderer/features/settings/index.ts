/** Name, language, look and devices. The light door: renaming; the screen is loaded on its own. May import: client, media, platform, ui, the lobby's index. */
export { chooseCaptionLanguage, rename } from './model/rename.ts';
