import type { Tile } from '../model/call-view.ts';
import { gridFor, type Room, TILE_GAP } from './grid-layout.ts';
import type { StagePlan } from './stage-plan.ts';

/** Where one tile stands, in CSS pixels from the upper left corner of the stage. */
export interface Placement {
  readonly tile: Tile;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Small and above the others. */
  readonly floating: boolean;
}

const SMALL_ASPECT = 16 / 10;
const CORNER_INSET = 16;
const NARROWEST_STRIP = 132;

const clamp = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
const isWide = (room: Room): boolean => room.width >= room.height;

/** Size of one small tile beside or below a stage. */
const stripTile = (room: Room): Room => {
  const width = isWide(room)
    ? clamp(140, room.width * 0.17, 240)
    : clamp(NARROWEST_STRIP, (room.width - 2 * TILE_GAP) / 3, 176);
  return { width: Math.floor(width), height: Math.floor(width / SMALL_ASPECT) };
};

/** How many small tiles fit beside or below a stage; at least one. */
export const stripSizeFor = (room: Room): number => {
  const tile = stripTile(room);
  const along = isWide(room) ? room.height / (tile.height + TILE_GAP) : room.width / (tile.width + TILE_GAP);
  return Math.max(1, Math.floor(along + TILE_GAP / (isWide(room) ? tile.height : tile.width)));
};

const placeGrid = (tiles: readonly Tile[], room: Room): Placement[] => {
  const { columns, rows, tileWidth: width, tileHeight: height } = gridFor(tiles.length, room);
  const top = (room.height - rows * height - (rows - 1) * TILE_GAP) / 2;
  return tiles.map((tile, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? tiles.length - row * columns : columns;
    const left = (room.width - inRow * width - (inRow - 1) * TILE_GAP) / 2;
    const x = left + (index % columns) * (width + TILE_GAP);
    return { tile, x: Math.floor(x), y: Math.floor(top + row * (height + TILE_GAP)), width, height, floating: false };
  });
};

const placeDuo = (main: Tile, self: Tile, room: Room): Placement[] => {
  const width = Math.floor(clamp(96, room.width * 0.2, 260));
  const height = Math.floor(isWide(room) ? width / SMALL_ASPECT : width / 0.75);
  const x = room.width - width - CORNER_INSET;
  const y = room.height - height - CORNER_INSET;
  return [
    { tile: main, x: 0, y: 0, ...room, floating: false },
    { tile: self, x, y, width, height, floating: true },
  ];
};

const placeFocus = (main: Tile, strip: readonly Tile[], room: Room): Placement[] => {
  const { width, height } = stripTile(room);
  const wide = isWide(room);
  const stage = wide
    ? { width: room.width - width - TILE_GAP, height: room.height }
    : { width: room.width, height: room.height - height - TILE_GAP };
  const length = strip.length * (wide ? height : width) + (strip.length - 1) * TILE_GAP;
  const start = Math.max(0, Math.floor(((wide ? room.height : room.width) - length) / 2));
  const small = strip.map((tile, index) => {
    const along = start + index * ((wide ? height : width) + TILE_GAP);
    const place = wide ? { x: stage.width + TILE_GAP, y: along } : { x: along, y: stage.height + TILE_GAP };
    return { tile, ...place, width, height, floating: false };
  });
  return [{ tile: main, x: 0, y: 0, ...stage, floating: false }, ...small];
};

/** Turns a plan into places. All tiles come out in one flat list, so that none is rebuilt when the plan changes. */
export const placeTiles = (plan: StagePlan, room: Room): Placement[] => {
  if (plan.kind === 'duo') return placeDuo(plan.main, plan.self, room);
  return plan.kind === 'focus' ? placeFocus(plan.main, plan.strip, room) : placeGrid(plan.tiles, room);
};
