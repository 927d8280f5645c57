/** A video file that can be watched together. */
export interface Film {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** 0 when the file does not say. */
  readonly durationMs: number;
}

/** What the shared player shows: while it plays, `positionMs` plus what has passed on the server's clock since `at`. */
export interface FilmState {
  readonly filmId: string;
  readonly isPlaying: boolean;
  readonly positionMs: number;
  /** Milliseconds since 1970 on the server's clock. */
  readonly at: number;
}

/** Where the shared player is at a moment of the server's clock, in milliseconds; a known length ends it. */
export const filmPosition = (state: FilmState, durationMs: number, serverNow: number): number => {
  const position = state.positionMs + (state.isPlaying ? Math.max(0, serverNow - state.at) : 0);
  return durationMs > 0 ? Math.min(position, durationMs) : position;
};
