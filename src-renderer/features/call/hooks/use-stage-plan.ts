import { useElementSize } from '@mantine/hooks';
import { useEffect } from 'react';
import { pageSizeFor } from '../layout/grid-layout.ts';
import { type Placement, placeTiles, stripSizeFor } from '../layout/place-tiles.ts';
import { planStage, shownTiles, type StagePlan } from '../layout/stage-plan.ts';
import type { CallActions, Tile } from '../model/call-view.ts';

export interface StageState {
  readonly ref: (element: HTMLDivElement | null) => void;
  readonly plan: StagePlan;
  /** In the order of the tiles, so that reading order stays when places change. */
  readonly placements: readonly Placement[];
}

/** Measures the stage and decides what stands where; tiles that are not shown are reported as hidden. */
export const useStagePlan = (
  tiles: readonly Tile[],
  wishes: { readonly pinnedId: string | null; readonly page: number },
  report: CallActions['reportTileWidth'],
): StageState => {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const room = { width, height };
  const plan = planStage(tiles, { ...wishes, pageSize: pageSizeFor(room), stripSize: stripSizeFor(room) });
  const shown = shownTiles(plan);
  const isMeasured = width > 0;
  const hiddenIds = (isMeasured ? tiles : [])
    .filter((tile) => !shown.includes(tile))
    .map((tile) => tile.id)
    .join(' ');
  useEffect(() => {
    for (const id of hiddenIds.split(' ')) if (id) report?.(id, 0);
  }, [hiddenIds, report]);
  const order = (placement: Placement) => tiles.indexOf(placement.tile);
  const placements = isMeasured ? placeTiles(plan, room).toSorted((a, b) => order(a) - order(b)) : [];
  return { ref, plan, placements };
};
