/**
 * The bytes of shared videos, in the data folder, named by their hash.
 * Owns: taking uploads in, what a video is, how long it plays, reading parts of it. May import: file-type, mediainfo.js, ports, src-shared.
 */
export { openFiles } from './open-files.ts';
