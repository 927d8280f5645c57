import type { Rectangle } from 'electron';
import type { WindowPlace } from '../settings/settings-schema.ts';

/** What of a window has to lie on a screen, at least, so that a hand can take it. */
const GRIP_PX = 64;

/** A window's place and size; without x and y the system puts it where it likes. */
export type WindowBounds = Pick<Rectangle, 'width' | 'height'> & Partial<Pick<Rectangle, 'x' | 'y'>>;

const overlap = (from: number, size: number, otherFrom: number, otherSize: number): number =>
  Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom);

/** The screen on which most of the window lies; undefined when no screen has enough of it. */
const screenOf = (window: Rectangle, areas: readonly Rectangle[]): Rectangle | undefined =>
  areas
    .map((area) => ({
      area,
      width: overlap(window.x, window.width, area.x, area.width),
      height: overlap(window.y, window.height, area.y, area.height),
    }))
    .filter(({ width, height }) => width >= GRIP_PX && height >= GRIP_PX)
    .toSorted((a, b) => b.width * b.height - a.width * a.height)[0]?.area;

const between = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/**
 * Where a window opens. It comes back to where it was if that screen is still there, moved and made smaller until it lies on it;
 * otherwise it keeps its size alone. `areas` are the screens without their bars.
 */
export const fitWindow = (
  kept: WindowPlace | null,
  usual: { readonly width: number; readonly height: number },
  areas: readonly Rectangle[],
): WindowBounds => {
  if (!kept) return usual;
  const area = screenOf(kept, areas);
  const { width: mostWide = Infinity, height: mostHigh = Infinity } = area ?? areas[0] ?? {};
  const width = Math.min(kept.width, mostWide);
  const height = Math.min(kept.height, mostHigh);
  if (!area) return { width, height };
  const x = between(kept.x, area.x, area.x + area.width - width);
  const y = between(kept.y, area.y, area.y + area.height - height);
  return { x, y, width, height };
};
