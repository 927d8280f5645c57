import { describe, expect, it } from 'vitest';
import { gridFor, MAX_PAGE, pageSizeFor, TILE_GAP } from '#renderer/features/call/layout/grid-layout.ts';

const laptop = { width: 1400, height: 760 };
const wide = { width: 2540, height: 1250 };
const phone = { width: 350, height: 640 };
const square = { width: 800, height: 800 };

describe('the grid', () => {
  it.each([
    [1, laptop, 1, 1],
    [2, laptop, 2, 1],
    [3, laptop, 2, 2],
    [4, laptop, 2, 2],
    [5, laptop, 3, 2],
    [6, laptop, 3, 2],
    [7, laptop, 3, 3],
    [9, laptop, 3, 3],
    [12, laptop, 4, 3],
    [16, laptop, 4, 4],
    [20, laptop, 5, 4],
    [25, laptop, 5, 5],
    [8, wide, 3, 3],
    [25, wide, 5, 5],
    [1, phone, 1, 1],
    [2, phone, 1, 2],
    [3, phone, 1, 3],
    [4, phone, 1, 4],
    [6, phone, 2, 3],
    [10, phone, 2, 5],
    [4, square, 2, 2],
    [9, square, 3, 3],
  ])('shows %i tiles in %o as %i columns and %i rows', (count, room, columns, rows) => {
    expect(gridFor(count, room)).toMatchObject({ columns, rows });
  });

  it.each(Array.from({ length: MAX_PAGE }, (_, index) => index + 1))('never overflows with %i tiles', (count) => {
    for (const room of [laptop, wide, phone, square, { width: 360, height: 200 }]) {
      const { columns, rows, tileWidth, tileHeight } = gridFor(count, room);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns * tileWidth + (columns - 1) * TILE_GAP).toBeLessThanOrEqual(room.width);
      expect(rows * tileHeight + (rows - 1) * TILE_GAP).toBeLessThanOrEqual(room.height);
    }
  });

  it('keeps tiles between a portrait and a cinema picture', () => {
    for (const room of [laptop, wide, phone, square]) {
      for (let count = 1; count <= MAX_PAGE; count += 1) {
        const { tileWidth, tileHeight } = gridFor(count, room);
        const aspect = tileWidth / tileHeight;
        expect(aspect).toBeLessThan(1.81);
        expect(aspect).toBeGreaterThan(room.width < room.height ? 0.73 : 1.3);
      }
    }
  });

  it('has no tiles in no room', () => {
    expect(gridFor(4, { width: 0, height: 0 })).toMatchObject({ tileWidth: 0, tileHeight: 0 });
  });
});

describe('a page', () => {
  it.each([
    [wide, 25],
    [laptop, 25],
    [phone, 12],
    [{ width: 320, height: 150 }, 2],
    [{ width: 100, height: 100 }, 1],
  ])('in %o holds %i tiles', (room, size) => {
    expect(pageSizeFor(room)).toBe(size);
  });
});
