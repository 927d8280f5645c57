/**
 * The bytes of shared videos and of pictures of people, in the data folder, named by their hash.
 * Owns: taking uploads in, what a video or picture is, how long it plays, reading parts of it. May import: file-type, mediainfo.js, ports, src-shared.
 */
export { openPictures, openVideos } from './open-files.ts';
