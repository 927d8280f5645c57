import { useNow } from '#renderer/ui/use-now.ts';
import { filmPosition, type Film, type FilmState } from '../model/film.ts';

const RENEWED_MS = 250;

/** Where the film is, in milliseconds, renewed a few times a second; where it stood while the server's time is not known. */
export const usePlayingTime = (film: Film, showing: FilmState, serverNow: () => number | null): number => {
  useNow(RENEWED_MS);
  return filmPosition(showing, film.durationMs, serverNow() ?? showing.at);
};
