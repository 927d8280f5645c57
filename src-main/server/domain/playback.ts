import { type Outcome, type Playback, type VideoFile, fail } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CallState } from './call-state.ts';
import { type Change, type Facts, everybodyIn, tell } from './change.ts';

/** What the shared player is to do. */
export interface PlaybackCommand {
  readonly action: 'play' | 'pause' | 'seek' | 'stop';
  readonly positionMs?: number | undefined;
}

type Film = Pick<VideoFile, 'id' | 'durationMs'>;

/** Where the shared player is at a moment; never past a known end. */
export const positionAt = (playback: Playback, durationMs: number, now: Timestamp): number => {
  const passed = playback.isPlaying ? Math.max(0, now - playback.at) : 0;
  return within(playback.positionMs + passed, durationMs);
};

const within = (positionMs: number, durationMs: number): number =>
  durationMs > 0 ? Math.min(positionMs, durationMs) : positionMs;

/**
 * Plays from where it stood unless told another place, from the beginning when it had come to the end or shows another file;
 * pausing and seeking do the same for whichever file they name.
 */
export const controlPlayback = (
  call: CallState,
  film: Film,
  { action, positionMs }: PlaybackCommand,
  { now }: Facts,
): Outcome<Change> => {
  const { id: fileId, durationMs } = film;
  const current = call.playback?.fileId === fileId ? call.playback : undefined;
  if (action === 'stop') return ok(current ? show(call, undefined, durationMs) : { call, events: [] });
  if (action === 'seek' && positionMs === undefined) return fail('INVALID_INPUT', 'Seeking needs a position.');
  const stood = current ? positionAt(current, durationMs, now) : 0;
  const isOver = action === 'play' && durationMs > 0 && stood >= durationMs;
  const from = positionMs === undefined ? (isOver ? 0 : stood) : within(positionMs, durationMs);
  const isPlaying = action === 'seek' ? current?.isPlaying === true : action === 'play';
  return ok(show(call, { fileId, isPlaying, positionMs: from, at: now }, durationMs));
};

const show = (call: CallState, playback: Playback | undefined, durationMs: number): Change => ({
  call: { ...call, playback },
  events: [tell('playback.changed', { callId: call.id, playback, durationMs }, everybodyIn(call))],
});
