import type { RemoteParticipant, RemoteTrack, TrackKey, TrackSource } from './media-path.ts';
import { trackKey } from './media-path.ts';

/** The tracks that a path receives. Every change makes a new map and tells the owner. */
export class TrackTable {
  #rows: ReadonlyMap<TrackKey, RemoteTrack> = new Map();
  #expected: ReadonlySet<TrackKey> = new Set();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get rows(): ReadonlyMap<TrackKey, RemoteTrack> {
    return this.#rows;
  }

  /** Enters a track; the same track again keeps what is known of it. */
  set(participantId: string, source: TrackSource, track: MediaStreamTrack): void {
    const key = trackKey(participantId, source);
    if (this.#rows.get(key)?.track === track) return;
    this.#replace(new Map(this.#rows).set(key, { key, participantId, source, track, flowing: false }));
  }

  /** Takes tracks out. */
  remove(isGone: (row: RemoteTrack) => boolean): void {
    const kept = [...this.#rows].filter(([, row]) => !isGone(row));
    if (kept.length < this.#rows.size) this.#replace(new Map(kept));
  }

  /** Notes that a track has really delivered. */
  markFlowing(key: TrackKey): void {
    const row = this.#rows.get(key);
    if (row && !row.flowing) this.#replace(new Map(this.#rows).set(key, { ...row, flowing: true }));
  }

  /** Tells what the others say to send. */
  expect(remotes: readonly RemoteParticipant[]): void {
    this.#expected = new Set(remotes.flatMap(({ id, sends }) => sends.map((source) => trackKey(id, source))));
    this.#changed();
  }

  /** Tracks that should deliver and have not yet. */
  pending(): readonly RemoteTrack[] {
    return [...this.#rows.values()].filter(({ key, flowing }) => !flowing && this.#expected.has(key));
  }

  #replace(rows: ReadonlyMap<TrackKey, RemoteTrack>): void {
    this.#rows = rows;
    this.#changed();
  }
}
