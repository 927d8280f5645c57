import type { MediaPath, RemoteTrack, TrackKey } from '#renderer/media/media-path.ts';

/** How long the sound of the old path plays beside the new one, so that the new one is surely heard when it ends. */
export const FADE_MS = 350;

/** One path's offer for a track. */
export interface Candidate {
  readonly mode: MediaPath['mode'];
  readonly track: MediaStreamTrack;
  readonly flowing: boolean;
}

/** What a tile plays for one source of one participant. */
export interface Choice {
  readonly mode: MediaPath['mode'];
  readonly track: MediaStreamTrack;
  /** The track before, and until when it goes on beside this one. */
  readonly fading: { readonly track: MediaStreamTrack; readonly until: number } | null;
}

/**
 * Chooses among the paths' offers, newest path first. A newer path takes over only when it has really delivered; while
 * nobody delivers, the newest is shown so that the first picture is not lost.
 */
export const chooseTrack = (
  before: Choice | undefined,
  candidates: readonly Candidate[],
  now: number,
): Choice | undefined => {
  const best = candidates.find(({ flowing }) => flowing) ?? candidates[0];
  if (!best) return undefined;
  const { mode, track } = best;
  if (!before || before.track === track) {
    const fading = before?.fading && before.fading.until > now ? before.fading : null;
    return before && before.fading === fading ? before : { mode, track, fading };
  }
  const isOldAlive = candidates.some((candidate) => candidate.track === before.track);
  return { mode, track, fading: isOldAlive ? { track: before.track, until: now + FADE_MS } : null };
};

/** All choices, by track. */
export type Choices = ReadonlyMap<TrackKey, Choice>;

/** Chooses for all tracks at once; `paths` are newest first. */
export const chooseTracks = (
  before: Choices,
  paths: readonly { readonly mode: MediaPath['mode']; readonly tracks: ReadonlyMap<TrackKey, RemoteTrack> }[],
  now: number,
): Choices => {
  const keys = new Set(paths.flatMap(({ tracks }) => [...tracks.keys()]));
  const chosen = new Map<TrackKey, Choice>();
  for (const key of keys) {
    const candidates = paths.flatMap(({ mode, tracks }) => {
      const row = tracks.get(key);
      return row ? [{ mode, track: row.track, flowing: row.flowing }] : [];
    });
    const choice = chooseTrack(before.get(key), candidates, now);
    if (choice) chosen.set(key, choice);
  }
  return chosen;
};

/** When the choices have to be looked at again, because a fading ends; null when nothing fades. */
export const nextFadeEnd = (choices: Choices): number | null => {
  const ends = [...choices.values()].flatMap(({ fading }) => fading?.until ?? []);
  return ends.length > 0 ? Math.min(...ends) : null;
};
