import type { Tile } from '../model/call-view.ts';

/** What is large, what is small, and what is on another page. */
export type StagePlan =
  | { readonly kind: 'grid'; readonly tiles: readonly Tile[]; readonly page: number; readonly pages: number }
  /** The other person large, oneself small in a corner. */
  | { readonly kind: 'duo'; readonly main: Tile; readonly self: Tile }
  /** One tile is the stage: a shared screen, or the one that was pinned. The others stand in a strip. */
  | { readonly kind: 'focus'; readonly main: Tile; readonly strip: readonly Tile[]; readonly hidden: number };

export interface StageWishes {
  readonly pinnedId: string | null;
  readonly page: number;
  readonly pageSize: number;
  readonly stripSize: number;
}

const findMain = (tiles: readonly Tile[], pinnedId: string | null): Tile | undefined =>
  tiles.find((tile) => tile.id === pinnedId) ??
  // The own screen never takes the stage by itself: a screen that shows itself has no end.
  tiles.findLast((tile) => tile.kind === 'screen' && !tile.isSelf);

/** Speakers first when not all fit, else in the usual order, so that nothing jumps about. */
const pickStrip = (tiles: readonly Tile[], size: number): readonly Tile[] => {
  if (tiles.length <= size) return tiles;
  const kept = new Set(tiles.toSorted((a, b) => Number(b.speaking) - Number(a.speaking)).slice(0, size));
  return tiles.filter((tile) => kept.has(tile));
};

/** Decides what a call screen shows. Total: every tile is either in the plan or on another page. */
export const planStage = (tiles: readonly Tile[], wishes: StageWishes): StagePlan => {
  const main = findMain(tiles, wishes.pinnedId);
  if (main && tiles.length > 1) {
    const others = tiles.filter((tile) => tile !== main);
    const strip = pickStrip(others, wishes.stripSize);
    return { kind: 'focus', main, strip, hidden: others.length - strip.length };
  }
  const [first, second] = tiles;
  if (first && second && tiles.length === 2 && first.isSelf !== second.isSelf) {
    return first.isSelf ? { kind: 'duo', main: second, self: first } : { kind: 'duo', main: first, self: second };
  }
  const pages = Math.max(1, Math.ceil(tiles.length / wishes.pageSize));
  const page = Math.min(wishes.page, pages - 1);
  return { kind: 'grid', tiles: tiles.slice(page * wishes.pageSize, (page + 1) * wishes.pageSize), page, pages };
};

/** The tiles that a plan shows. */
export const shownTiles = (plan: StagePlan): readonly Tile[] => {
  if (plan.kind === 'grid') return plan.tiles;
  return plan.kind === 'duo' ? [plan.main, plan.self] : [plan.main, ...plan.strip];
};
