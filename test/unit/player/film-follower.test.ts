import { beforeEach, describe, expect, it } from 'vitest';
import { filmPosition, type Film, type FilmState } from '#renderer/features/player/index.ts';
import { FilmFollower } from '#renderer/features/player/model/film-follower.ts';
import { createManualClock, type ManualClock } from '#test/support/fakes/manual-clock.ts';
import { SimulatedFilm } from './simulated-film.ts';

const film: Film = { id: 'f', name: 'briefing.webm', url: '/files/f', durationMs: 60_000 };
/** The server's clock is ahead by this much. */
const AHEAD_MS = 3_000;

let clock: ManualClock;
const serverNow = () => clock.now() + AHEAD_MS;
const playing = (positionMs: number): FilmState => ({ filmId: 'f', isPlaying: true, positionMs, at: serverNow() });
const standing = (positionMs: number): FilmState => ({ ...playing(positionMs), isPlaying: false });

const follow = (habits: ConstructorParameters<typeof SimulatedFilm>[1] = {}) => {
  const element = new SimulatedFilm(clock, habits);
  const follower = new FilmFollower({ element, film, serverNow, clock });
  const stop = follower.start();
  return { element, follower, stop };
};
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 20) {
    clock.advance(20);
    await Promise.resolve();
    await Promise.resolve();
  }
};
/** How far the element is from where everybody should be, in milliseconds. */
const apart = (element: SimulatedFilm, state: FilmState) =>
  Math.abs(element.currentTime * 1000 - filmPosition(state, film.durationMs, serverNow()));

beforeEach(() => {
  clock = createManualClock(1_000_000);
});

describe('a film that plays', () => {
  it.each([
    ['quick', { startMs: 20, jumpMs: 30 }],
    ['slow to start', { startMs: 380, jumpMs: 90 }],
    ['slow to jump', { startMs: 60, jumpMs: 900 }],
    ['a little fast', { pace: 1.01 }],
    ['a little slow', { pace: 0.99 }],
  ])('is where everybody is, on a device that is %s', async (_name, habits) => {
    const { element, follower, stop } = follow(habits);
    const state = playing(0);
    follower.follow(state);
    await pass(12_000);
    expect(apart(element, state)).toBeLessThan(25);
    stop();
    expect(clock.pending).toBe(0);
  });

  it('lets a late joiner land at the right place, with one jump at most more than needed', async () => {
    const state = playing(0);
    clock.advance(31_000);
    const { element, follower, stop } = follow({ jumpMs: 700 });
    follower.follow(state);
    await pass(6_000);
    expect(apart(element, state)).toBeLessThan(25);
    expect(element.jumps).toBeLessThanOrEqual(2);
    stop();
  });

  it('makes good a small delay by going faster, never by jumping', async () => {
    const { element, follower, stop } = follow({ startMs: 250 });
    const state = playing(0);
    follower.follow(state);
    await pass(1_000);
    expect(element.playbackRate).toBe(1.05);
    expect(element.jumps).toBe(0);
    await pass(10_000);
    expect(element.playbackRate).toBe(1);
    expect(apart(element, state)).toBeLessThan(25);
    stop();
  });

  it('jumps after a seek of the operator, and stands after a pause at the place that was told', async () => {
    const { element, follower, stop } = follow();
    follower.follow(playing(0));
    await pass(2_000);
    const sought = playing(40_000);
    follower.follow(sought);
    await pass(4_000);
    expect(apart(element, sought)).toBeLessThan(25);
    follower.follow(standing(44_321));
    await pass(1_000);
    expect(element.paused).toBe(true);
    expect(element.currentTime).toBeCloseTo(44.321, 3);
    stop();
  });

  it('stands at the end, and does not look for a place beyond it again and again', async () => {
    const { element, follower, stop } = follow();
    follower.follow(playing(58_000));
    await pass(5_000);
    expect(element.paused).toBe(true);
    const { jumps } = element;
    await pass(5_000);
    expect(element.jumps).toBe(jumps);
    stop();
  });

  it('waits until the time of the server is known', async () => {
    let known = false;
    const element = new SimulatedFilm(clock);
    const follower = new FilmFollower({ element, film, serverNow: () => (known ? serverNow() : null), clock });
    const stop = follower.start();
    follower.follow(playing(0));
    await pass(500);
    expect(element.paused).toBe(true);
    known = true;
    await pass(500);
    expect(element.paused).toBe(false);
    stop();
  });
});

describe('a browser that wants a click first', () => {
  it('shows pictures without sound, and lets the sound in with the click', async () => {
    const { element, follower, stop } = follow({ refuses: 'sound' });
    const state = playing(0);
    follower.follow(state);
    await pass(3_000);
    expect(follower.state.getState().block).toBe('sound');
    expect([element.paused, element.muted]).toEqual([false, true]);
    follower.unblock();
    expect([follower.state.getState().block, element.muted]).toEqual(['none', false]);
    await pass(5_000);
    expect(apart(element, state)).toBeLessThan(25);
    stop();
  });

  it('says so when not even pictures may play', async () => {
    const { follower, stop } = follow({ refuses: 'everything' });
    follower.follow(playing(0));
    await pass(1_000);
    expect(follower.state.getState().block).toBe('everything');
    stop();
  });
});
