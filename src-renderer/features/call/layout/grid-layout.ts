/** The room that tiles have, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How tiles of equal size fill a room. */
export interface GridLayout {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** Most tiles on one page. */
export const MAX_PAGE = 25;
export const TILE_GAP = 10;

const WIDEST = 16 / 9;

/** Tiles may be higher than wide only where the room is, as on phones: cameras send wide pictures, and the sides get lost. */
const narrowestIn = (room: Room): number => (room.width >= room.height ? 4 / 3 : 3 / 4);

const MIN_TILE_WIDTH = 132;
const NOTHING: GridLayout = { columns: 1, rows: 1, tileWidth: 0, tileHeight: 0 };

const fit = (count: number, columns: number, room: Room): GridLayout => {
  const rows = Math.ceil(count / columns);
  const cellWidth = Math.max(0, (room.width - TILE_GAP * (columns - 1)) / columns);
  const cellHeight = Math.max(0, (room.height - TILE_GAP * (rows - 1)) / rows);
  return {
    columns,
    rows,
    tileWidth: Math.floor(Math.min(cellWidth, cellHeight * WIDEST)),
    tileHeight: Math.floor(Math.min(cellHeight, cellWidth / narrowestIn(room))),
  };
};

const areaOf = ({ tileWidth, tileHeight }: GridLayout): number => tileWidth * tileHeight;

/** The layout that shows this many tiles largest; of two that are as good, the one with fewer empty places. */
export const gridFor = (count: number, room: Room): GridLayout => {
  let best = NOTHING;
  for (let columns = 1; columns <= count; columns += 1) {
    const layout = fit(count, columns, room);
    const empty = (candidate: GridLayout) => candidate.columns * candidate.rows - count;
    const gain = areaOf(layout) - areaOf(best);
    if (gain > 0 || (gain === 0 && empty(layout) < empty(best))) best = layout;
  }
  return best;
};

/** How many tiles fit on a page before they get too small to tell people apart; at least 1, at most 25. */
export const pageSizeFor = (room: Room): number => {
  for (let count = MAX_PAGE; count > 1; count -= 1) {
    if (gridFor(count, room).tileWidth >= MIN_TILE_WIDTH) return count;
  }
  return 1;
};
