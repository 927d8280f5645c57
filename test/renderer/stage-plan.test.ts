import { describe, expect, it } from 'vitest';
import { placeTiles, stripSizeFor } from '#renderer/features/call/layout/place-tiles.ts';
import { planStage, shownTiles, type StageWishes } from '#renderer/features/call/layout/stage-plan.ts';
import type { Tile } from '#renderer/features/call/model/call-view.ts';
import { tile } from './support/fake-session.ts';

const self = tile('self', { isSelf: true });
const others = (count: number) => Array.from({ length: count }, (_, index) => tile(`guest-${index}`));
const screenOf = (owner: Tile) => tile(owner.participantId, { ...owner, id: `${owner.id}:screen`, kind: 'screen' });
const wishes: StageWishes = { pinnedId: null, page: 0, pageSize: 25, stripSize: 4 };
const room = { width: 1200, height: 700 };

describe('the stage', () => {
  it('shows one person alone in a grid of one', () => {
    expect(planStage([self], wishes)).toEqual({ kind: 'grid', tiles: [self], page: 0, pages: 1 });
  });

  it('shows the other person large and oneself small when there are two', () => {
    const [other] = others(1);
    expect(planStage([self, ...others(1)], wishes)).toEqual({ kind: 'duo', main: other, self });
  });

  it('shows a grid from three on', () => {
    expect(planStage([self, ...others(2)], wishes).kind).toBe('grid');
  });

  it('gives the stage to the newest screen of somebody else', () => {
    const [first, second] = [tile('ben'), tile('cy')];
    const plan = planStage([self, first, screenOf(first), second, screenOf(second)], wishes);
    expect(plan).toMatchObject({ kind: 'focus', main: { id: 'cy:screen' }, hidden: 0 });
  });

  it('never gives the stage to the own screen', () => {
    expect(planStage([self, screenOf(self), ...others(1)], wishes).kind).toBe('grid');
  });

  it('gives the stage to what was pinned, before any screen', () => {
    const [first, second] = [tile('ben'), tile('cy')];
    const plan = planStage([self, first, screenOf(first), second], { ...wishes, pinnedId: 'cy' });
    expect(plan).toMatchObject({ kind: 'focus', main: { id: 'cy' } });
  });

  it('forgets a pin whose tile is gone', () => {
    expect(planStage([self, ...others(2)], { ...wishes, pinnedId: 'gone' }).kind).toBe('grid');
  });

  it('keeps speakers in a strip that is too short, in the usual order', () => {
    const people = [...others(6), tile('guest-6', { speaking: true })];
    const [first] = people;
    const plan = planStage([self, ...people, screenOf(first ?? self)], wishes);
    expect(shownTiles(plan).map(({ id }) => id)).toEqual(['guest-0:screen', 'self', 'guest-0', 'guest-1', 'guest-6']);
    expect(plan).toMatchObject({ hidden: 4 });
  });

  it('spreads more than a page over pages, and comes back from a page that is gone', () => {
    const tiles = [self, ...others(30)];
    expect(planStage(tiles, { ...wishes, page: 1 })).toMatchObject({ kind: 'grid', page: 1, pages: 2 });
    expect(shownTiles(planStage(tiles, { ...wishes, page: 1 }))).toHaveLength(6);
    expect(planStage(tiles, { ...wishes, page: 9 })).toMatchObject({ page: 1 });
  });
});

describe('places', () => {
  const inside = (tiles: readonly Tile[], pinnedId: string | null, size: typeof room) =>
    placeTiles(planStage(tiles, { ...wishes, pinnedId, stripSize: stripSizeFor(size) }), size);

  it.each([room, { width: 350, height: 640 }, { width: 2540, height: 1250 }])('stay inside of %o', (size) => {
    for (let count = 1; count <= 24; count += 1) {
      for (const pinnedId of [null, 'guest-0']) {
        for (const place of inside([self, ...others(count)], pinnedId, size)) {
          expect(place.x).toBeGreaterThanOrEqual(0);
          expect(place.y).toBeGreaterThanOrEqual(0);
          expect(place.x + place.width).toBeLessThanOrEqual(size.width);
          expect(place.y + place.height).toBeLessThanOrEqual(size.height);
        }
      }
    }
  });

  it('centre the last row', () => {
    const places = inside([self, ...others(2)], null, room);
    const last = places.at(-1);
    expect((last?.x ?? 0) * 2 + (last?.width ?? 0)).toBeCloseTo(room.width, -1);
  });

  it('float oneself above the other person', () => {
    const places = inside([self, ...others(1)], null, room);
    expect(places.map(({ floating }) => floating)).toEqual([false, true]);
    expect(places[0]).toMatchObject(room);
  });
});
