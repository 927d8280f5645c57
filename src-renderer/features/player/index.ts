/**
 * A video that everybody in a call watches at the same moment.
 * Owns: where the film should be, keeping an element there, the player. May import: client, media, platform, ui.
 */
export { filmPosition, type Film, type FilmState } from './model/film.ts';
export { usePlayingTime } from './hooks/use-playing-time.ts';
export { FilmPlayer } from './parts/FilmPlayer.tsx';
