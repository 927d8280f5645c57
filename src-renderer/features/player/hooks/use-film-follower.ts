import { useEffect, useMemo } from 'react';
import { browserClock } from '#renderer/media/timers.ts';
import type { Film, FilmState } from '../model/film.ts';
import { FilmFollower } from '../model/film-follower.ts';

/** Keeps a video element where everybody is; null until the element is there. */
export const useFilmFollower = (
  element: HTMLVideoElement | null,
  film: Film,
  showing: FilmState,
  serverNow: () => number | null,
): FilmFollower | null => {
  const follower = useMemo(
    () => element && new FilmFollower({ element, film, serverNow, clock: browserClock }),
    [element, film, serverNow],
  );
  useEffect(() => follower?.start(), [follower]);
  useEffect(() => follower?.follow(showing), [follower, showing]);
  return follower;
};
