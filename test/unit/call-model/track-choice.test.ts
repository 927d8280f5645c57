import { describe, expect, it } from 'vitest';
import { chooseTrack, chooseTracks, FADE_MS, nextFadeEnd } from '#renderer/features/call/model/track-choice.ts';
import { isReady } from '#renderer/features/call/model/readiness.ts';
import type { MediaPathState, RemoteTrack, TrackKey } from '#renderer/media/media-path.ts';
import { FakeTrack } from './fakes/fake-tracks.ts';

const old = new FakeTrack('audio', 'old');
const fresh = new FakeTrack('audio', 'new');
const from = (track: FakeTrack, mode: 'p2p' | 'sfu', flowing: boolean) => ({ track, mode, flowing });

describe('what a tile plays', () => {
  it('is the newest track while nobody delivers, so that the first picture is not lost', () => {
    const choice = chooseTrack(undefined, [from(fresh, 'sfu', false), from(old, 'p2p', false)], 0);
    expect(choice).toEqual({ mode: 'sfu', track: fresh, fading: null });
  });

  it('stays with the old path until the new one has really delivered', () => {
    const before = { mode: 'p2p', track: old, fading: null } as const;
    expect(chooseTrack(before, [from(fresh, 'sfu', false), from(old, 'p2p', true)], 5)).toBe(before);
  });

  it('moves to the new path when that one delivers, and the old sound goes on beside it for a moment', () => {
    const before = { mode: 'p2p', track: old, fading: null } as const;
    const both = [from(fresh, 'sfu', true), from(old, 'p2p', true)];
    const choice = chooseTrack(before, both, 1_000);
    expect(choice).toEqual({ mode: 'sfu', track: fresh, fading: { track: old, until: 1_000 + FADE_MS } });
    expect(chooseTrack(choice, both, 1_000 + FADE_MS - 1)).toBe(choice);
    expect(chooseTrack(choice, both, 1_000 + FADE_MS)?.fading).toBeNull();
  });

  it('does not keep a sound whose path is closed', () => {
    const before = { mode: 'p2p', track: old, fading: null } as const;
    expect(chooseTrack(before, [from(fresh, 'sfu', true)], 0)?.fading).toBeNull();
  });

  it('goes back when the new path is given up', () => {
    const before = { mode: 'sfu', track: fresh, fading: { track: old, until: 90 } } as const;
    expect(chooseTrack(before, [from(old, 'p2p', true)], 10)).toMatchObject({ mode: 'p2p', track: old });
  });

  it('is nothing when no path has anything', () => {
    expect(chooseTrack({ mode: 'p2p', track: old, fading: null }, [], 0)).toBeUndefined();
  });
});

const row = (participantId: string, track: FakeTrack, flowing: boolean): [TrackKey, RemoteTrack] => {
  const key: TrackKey = `${participantId}/microphone`;
  return [key, { key, participantId, source: 'microphone', track, flowing }];
};

describe('all choices together', () => {
  it('tell when the first fading ends', () => {
    const before = chooseTracks(new Map(), [{ mode: 'p2p', tracks: new Map([row('a', old, true)]) }], 0);
    expect(nextFadeEnd(before)).toBeNull();
    const paths = [
      { mode: 'sfu', tracks: new Map([row('a', fresh, true)]) },
      { mode: 'p2p', tracks: new Map([row('a', old, true)]) },
    ] as const;
    expect(nextFadeEnd(chooseTracks(before, paths, 100))).toBe(100 + FADE_MS);
  });
});

describe('a new path is ready', () => {
  const next = (over: Partial<MediaPathState> = {}): MediaPathState => ({
    link: 'connected',
    sending: true,
    tracks: new Map([row('a', fresh, true)]),
    peers: new Map(),
    ...over,
  });
  const current = { tracks: new Map([row('a', old, true)]) };
  const remote = { id: 'a', sends: ['microphone'], reachable: true } as const;
  const ask = (over: Partial<Parameters<typeof isReady>[0]> = {}) =>
    isReady({ current, next: next(), remotes: [remote], isHidden: () => false, ...over });

  it.each([
    ['when all that flowed flows again', ask(), true],
    ['not while it connects', ask({ next: next({ link: 'connecting' }) }), false],
    ['not while the own tracks are not on their way', ask({ next: next({ sending: false }) }), false],
    ['not while a track is missing', ask({ next: next({ tracks: new Map() }) }), false],
    ['not while a track does not deliver', ask({ next: next({ tracks: new Map([row('a', fresh, false)]) }) }), false],
    ['without what is muted', ask({ next: next({ tracks: new Map() }), remotes: [{ ...remote, sends: [] }] }), true],
    ['without who left', ask({ next: next({ tracks: new Map() }), remotes: [] }), true],
    [
      'without who is unreachable',
      ask({ next: next({ tracks: new Map() }), remotes: [{ ...remote, reachable: false }] }),
      true,
    ],
    ['without what is hidden', ask({ next: next({ tracks: new Map() }), isHidden: () => true }), true],
    [
      'without what did not come before either',
      ask({ next: next({ tracks: new Map() }), current: { tracks: new Map([row('a', old, false)]) } }),
      true,
    ],
  ])('%s', (_name, answer, expected) => {
    expect(answer).toBe(expected);
  });
});
