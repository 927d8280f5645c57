import type { CaptionEntry } from '../model/call-view.ts';

const LINES = 3;
const FRESH_MS = 8_000;

/** The newest lines that are still worth reading, oldest first. */
export const freshCaptions = (captions: readonly CaptionEntry[], now: number): readonly CaptionEntry[] =>
  captions.slice(-LINES).filter((line) => now - line.at < FRESH_MS);
