import type { TrackKey } from './media-path.ts';

const widestOf = (places: ReadonlyMap<string, number>): number => Math.max(0, ...places.values());

/** How wide pictures are shown, in pixels, over all places where they are: the widest place decides. */
export class ShownWidths {
  readonly #places = new Map<TrackKey, Map<string, number>>();

  /** Notes what one place shows, 0 for nothing, and gives the width that counts from now on. */
  note(key: TrackKey, widthPx: number, place: string): number {
    const places = this.#places.get(key) ?? new Map<string, number>();
    this.#places.set(key, places);
    if (widthPx > 0) places.set(place, widthPx);
    else places.delete(place);
    return widestOf(places);
  }

  /** The width that counts: 0 for what is shown nowhere, undefined for what nothing is known of. */
  of(key: TrackKey): number | undefined {
    const places = this.#places.get(key);
    return places && widestOf(places);
  }

  /** All that was ever noted, with the width that counts. */
  all(): readonly (readonly [TrackKey, number])[] {
    return [...this.#places].map(([key, places]) => [key, widestOf(places)] as const);
  }
}
