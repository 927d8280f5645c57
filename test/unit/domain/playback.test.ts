import { describe, expect, test } from 'vitest';
import type { VideoFileId } from '#shared/kernel/ids.ts';
import type { Playback } from '#shared/contract/index.ts';
import { type CallState, type PlaybackCommand, controlPlayback, positionAt } from '#server/domain/index.ts';
import { START, callWith, codeOf, factsAt, toldBy, valueOf } from '#test/support/call-states.ts';

const film = { id: 'film' as VideoFileId, durationMs: 60_000 };
const other = { id: 'other' as VideoFileId, durationMs: 0 };
const duo = callWith({ ada: 'connected', ben: 'connected' });

const control = (call: CallState, command: PlaybackCommand, afterMs: number, of = film) =>
  valueOf(controlPlayback(call, of, command, factsAt(afterMs)));
const playing = (call: CallState = duo) => control(call, { action: 'play' }, 0).call;
const seen = (call: CallState, afterMs: number) =>
  call.playback && positionAt(call.playback, film.durationMs, START + afterMs);

describe('the clock of the shared player', () => {
  test('runs with the clock of the server while it plays, to the end and no further', () => {
    const call = playing();
    expect([0, 1, 59_999, 60_000, 90_000].map((afterMs) => seen(call, afterMs))).toEqual([
      0, 1, 59_999, 60_000, 60_000,
    ]);
  });

  test('stands while it is paused, and never runs backwards', () => {
    const { call } = control(playing(), { action: 'pause' }, 5000);
    expect([5000, 9000].map((afterMs) => seen(call, afterMs))).toEqual([5000, 5000]);
    expect(positionAt({ ...(call.playback as Playback), isPlaying: true }, 0, START)).toBe(5000);
  });

  test('runs on without end where the length is not known', () => {
    const call = control(duo, { action: 'play' }, 0, other).call;
    expect(call.playback && positionAt(call.playback, 0, START + 999_999)).toBe(999_999);
  });
});

describe('commands', () => {
  test('play goes on where it stood, and everybody is told', () => {
    const paused = control(playing(), { action: 'pause' }, 5000).call;
    const change = control(paused, { action: 'play' }, 20_000);
    expect(change.call.playback).toEqual({ fileId: 'film', isPlaying: true, positionMs: 5000, at: START + 20_000 });
    expect(toldBy(change)).toEqual(['playback.changed > ada ben']);
  });

  test('play begins anew after the end, and elsewhere when told so', () => {
    expect(control(playing(), { action: 'play' }, 70_000).call.playback?.positionMs).toBe(0);
    expect(control(playing(), { action: 'play', positionMs: 9000 }, 70_000).call.playback?.positionMs).toBe(9000);
  });

  test('seek moves it and leaves it playing or standing', () => {
    expect(control(playing(), { action: 'seek', positionMs: 30_000 }, 1000).call.playback).toMatchObject({
      isPlaying: true,
      positionMs: 30_000,
    });
    const paused = control(playing(), { action: 'pause' }, 1000).call;
    expect(control(paused, { action: 'seek', positionMs: 30_000 }, 2000).call.playback).toMatchObject({
      isPlaying: false,
      positionMs: 30_000,
    });
    expect(control(duo, { action: 'seek', positionMs: 99_000 }, 0).call.playback?.positionMs).toBe(60_000);
  });

  test('seek needs a place', () => {
    expect(codeOf(controlPlayback(duo, film, { action: 'seek' }, factsAt()))).toBe('INVALID_INPUT');
  });

  test('another file begins at its own beginning', () => {
    expect(control(playing(), { action: 'pause' }, 5000, other).call.playback).toMatchObject({
      fileId: 'other',
      isPlaying: false,
      positionMs: 0,
    });
  });

  test('stop puts away what is shown, and only that', () => {
    const stopped = control(playing(), { action: 'stop' }, 5000);
    expect(stopped.call.playback).toBeUndefined();
    expect(stopped.events[0]?.event.payload).toMatchObject({ playback: undefined });
    expect(control(playing(), { action: 'stop' }, 5000, other).events).toEqual([]);
  });
});
