/**
 * Video files made byte by byte, with what a player would read of them.
 * Owns: MP4 and WebM containers, without pictures and with those that a test brings. May import: node.
 */
export { createFilm } from './film.ts';
export { createMp4 } from './mp4.ts';
export { createRecording } from './webm.ts';
