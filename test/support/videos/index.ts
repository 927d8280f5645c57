/**
 * Video files made byte by byte, with what a player would read of them.
 * Owns: MP4 and WebM containers without pictures. May import: node.
 */
export { createMp4 } from './mp4.ts';
export { createRecording } from './webm.ts';
