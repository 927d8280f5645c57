import { describe, expect, it } from 'vitest';
import { type FilmMoment, newMemory, steerFilm } from '#renderer/features/player/model/steer-film.ts';

const NOW = 50_000;
const at = (positionS: number, over: Partial<FilmMoment> = {}): FilmMoment => ({
  positionS,
  isPaused: false,
  rate: 1,
  isWaiting: false,
  ...over,
});
const playing = (positionS: number) => ({ positionS, isPlaying: true });
const standing = (positionS: number) => ({ positionS, isPlaying: false });
const steer = (aim: Parameters<typeof steerFilm>[0], moment: FilmMoment, memory = newMemory) =>
  steerFilm(aim, moment, memory, NOW);

describe('what to do with a film', () => {
  it.each([
    ['rests in its place', playing(10), at(10.004), { kind: 'rest' }],
    ['rests while nobody would notice', playing(10), at(10.019), { kind: 'rest' }],
    ['slows down a little when it is ahead', playing(10), at(10.03), { kind: 'rate', rate: 0.97 }],
    ['speeds up a little when it is behind', playing(10), at(9.96), { kind: 'rate', rate: 1.04 }],
    ['never goes slower than this', playing(10), at(10.39), { kind: 'rate', rate: 0.95 }],
    ['never goes faster than this', playing(10), at(9.61), { kind: 'rate', rate: 1.05 }],
    ['jumps when it is far behind', playing(10), at(9.5), { kind: 'seek', toS: 10.15 }],
    ['jumps when it is far ahead', playing(10), at(11), { kind: 'seek', toS: 10.15 }],
    ['goes on with a correction until the end', playing(10), at(10.01, { rate: 0.97 }), { kind: 'rate', rate: 0.99 }],
    ['ends a correction', playing(10), at(10.005, { rate: 0.97 }), { kind: 'rate', rate: 1 }],
    ['waits while there is nothing to show', playing(10), at(3, { isWaiting: true }), { kind: 'rest' }],
    ['begins where it is', playing(10), at(9.9, { isPaused: true }), { kind: 'play', toS: null }],
    ['begins elsewhere', playing(10), at(0, { isPaused: true }), { kind: 'play', toS: 10.15 }],
    ['stops', standing(10), at(10), { kind: 'pause' }],
    ['stands', standing(10), at(10.01, { isPaused: true }), { kind: 'rest' }],
    ['looks for the place to stand at', standing(10), at(10.3, { isPaused: true }), { kind: 'seek', toS: 10 }],
  ] as const)('%s', (_name, aim, moment, action) => {
    expect(steer(aim, moment).action).toEqual(action);
  });

  it('lets a jump land before it judges it, and jumps further the next time', () => {
    const jump = steer(playing(10), at(5));
    expect(steerFilm(playing(10.2), at(10.15), jump.memory, NOW + 200).action).toEqual({ kind: 'rest' });
    const landed = steerFilm(playing(10.5), at(10), jump.memory, NOW + 500);
    expect(landed.memory.leadS).toBeCloseTo(0.55);
    expect(landed.action).toEqual({ kind: 'seek', toS: 10.5 + landed.memory.leadS });
  });

  it('looks for one place to stand at only once', () => {
    const first = steer(standing(60), at(59.9, { isPaused: true }));
    expect(first.action).toEqual({ kind: 'seek', toS: 60 });
    expect(steer(standing(60), at(59.96, { isPaused: true }), first.memory).action).toEqual({ kind: 'rest' });
    expect(steer(standing(20), at(59.96, { isPaused: true }), first.memory).action.kind).toBe('seek');
  });
});
