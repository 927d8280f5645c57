import type { Tile } from '#renderer/features/call/index.ts';

/**
 * Whom the small window shows: a screen that somebody shares, else whoever speaks, else whoever was shown before, else anybody, and
 * oneself only when alone.
 */
export const pickShown = (tiles: readonly Tile[], shownId: string | null): Tile | null => {
  const others = tiles.filter(({ isSelf }) => !isSelf);
  const cameras = others.filter(({ kind }) => kind === 'camera');
  const before = cameras.find(({ id }) => id === shownId);
  return (
    others.findLast(({ kind }) => kind === 'screen') ??
    // Two who speak at once do not take turns with every word.
    (before?.speaking ? before : cameras.find(({ speaking }) => speaking)) ??
    before ??
    cameras[0] ??
    tiles.find(({ kind }) => kind === 'camera') ??
    null
  );
};
