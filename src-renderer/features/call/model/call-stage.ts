import type { Outbound, Reply } from '#renderer/client/catalog.ts';
import type { Film, FilmState } from '#renderer/features/player/index.ts';

/** What belongs to everybody in a call, besides the people: who watches it, what may be watched, and what operators did. */
export interface CallStage {
  /** Operators who watch without being in the call. */
  readonly operators: number;
  /** Nobody new comes in. */
  readonly isLocked: boolean;
  /** An operator keeps the own microphone silent. */
  readonly isHeld: boolean;
  /** An operator asked to hear this person, who has not answered yet. */
  readonly isAskedToSpeak: boolean;
  readonly films: readonly Film[];
  readonly showing: FilmState | null;
}

type WireStage = Reply<'stage'>;
type WireFilm = Outbound<'videoFile'>['file'];

/** Nothing is known yet. */
export const emptyStage: CallStage = {
  operators: 0,
  isLocked: false,
  isHeld: false,
  isAskedToSpeak: false,
  films: [],
  showing: null,
};

/** A shared video in the words of the player; the server gives its address without its own. */
export const toFilm = ({ fileId, filename, url, duration }: WireFilm, serverUrl: string): Film => ({
  id: fileId,
  name: filename,
  url: url.startsWith('/') ? serverUrl + url : url,
  durationMs: Math.round(duration * 1000),
});

/** The shared player in its own words. */
export const toFilmState = (playback: Outbound<'playback'>['playback']): FilmState | null =>
  playback && {
    filmId: playback.fileId,
    isPlaying: playback.isPlaying,
    positionMs: playback.positionMs,
    at: playback.at,
  };

/** Takes over the server's whole truth: after joining, and after every lost connection. */
export const readStage = (before: CallStage, wire: WireStage, serverUrl: string): CallStage => ({
  operators: wire.operators,
  isLocked: wire.locked,
  isHeld: wire.muteGateClosed,
  isAskedToSpeak: before.isAskedToSpeak && !wire.muteGateClosed,
  films: wire.files.map((file) => toFilm(file, serverUrl)),
  showing: toFilmState(wire.playback),
});

/** The film that everybody watches, once it is known which one that is. */
export const filmOnShow = ({
  films,
  showing,
}: CallStage): { readonly film: Film; readonly state: FilmState } | null => {
  const film = films.find(({ id }) => id === showing?.filmId);
  return film && showing ? { film, state: showing } : null;
};
