import { describe, expect, it } from 'vitest';
import { reconcileRoster } from '#renderer/features/call/model/roster.ts';
import { buildTiles, pictureOf, type TileInput } from '#renderer/features/call/model/tiles.ts';
import type { Choice } from '#renderer/features/call/model/track-choice.ts';
import type { TrackKey } from '#renderer/media/media-path.ts';
import { FakeTrack } from './fakes/fake-tracks.ts';

const person = (participantId: string, over: object = {}) => ({
  participantId,
  username: participantId.toUpperCase(),
  role: 'participant' as const,
  status: 'connected' as const,
  joinedAt: `2026-01-01T10:00:0${participantId.charCodeAt(0) - 97}.000Z`,
  audioEnabled: true,
  videoEnabled: true,
  screenShareEnabled: false,
  ...over,
});
const picture = new FakeTrack('video', 'picture');
const sound = new FakeTrack('audio', 'sound');
const choice = (track: FakeTrack, over: Partial<Choice> = {}): Choice => ({
  mode: 'p2p',
  track,
  fading: null,
  ...over,
});
const choices = new Map<TrackKey, Choice>([
  ['b/camera', choice(picture)],
  ['b/microphone', choice(sound)],
]);

const input = (over: Partial<TileInput> & { people?: ReturnType<typeof person>[] } = {}): TileInput => ({
  roster: reconcileRoster(new Map(), over.people ?? [person('a'), person('b')], 'a').roster,
  choices,
  own: { camera: null, screen: null, muted: false },
  speaking: new Set(),
  quality: new Map(),
  stats: new Map(),
  links: new Map([['b', 'connected']]),
  isOnline: true,
  ...over,
});

describe('tiles', () => {
  it('show everybody present, oneself first when one came first, without the own sound', () => {
    const own = { camera: new FakeTrack('video', 'own'), screen: null, muted: true };
    const [self, other] = buildTiles([], input({ own }));
    expect(self).toMatchObject({ id: 'a', isSelf: true, video: own.camera, audio: null, muted: true });
    expect(other).toMatchObject({ id: 'b', isSelf: false, video: picture, audio: sound, muted: false });
  });

  it('have no picture while the camera is off, whatever the path still holds', () => {
    const tiles = buildTiles([], input({ people: [person('a'), person('b', { videoEnabled: false })] }));
    expect(tiles[1]).toMatchObject({ video: null, audio: sound });
  });

  it("put a shared screen right after its owner's camera", () => {
    const people = [person('a'), person('b', { screenShareEnabled: true }), person('c')];
    const ids = buildTiles([], input({ people })).map(({ id }) => id);
    expect(ids).toEqual(['a', 'b', 'b:screen', 'c']);
    expect(ids.map(pictureOf)).toEqual(['a/camera', 'b/camera', 'b/screen', 'c/camera']);
  });

  it('show the own screen as soon as it is captured', () => {
    const own = { camera: null, screen: new FakeTrack('video', 'screen'), muted: false };
    expect(buildTiles([], input({ own })).map(({ id }) => id)).toEqual(['a', 'a:screen', 'b']);
  });

  it('do not show who waits in the lobby', () => {
    const people = [person('a'), person('b', { waiting: true })];
    expect(buildTiles([], input({ people })).map(({ id }) => id)).toEqual(['a']);
  });

  it('are the same objects, in the same list, while nothing changes', () => {
    const first = buildTiles([], input());
    expect(buildTiles(first, input())).toBe(first);
    const changed = buildTiles(first, input({ speaking: new Set(['b']) }));
    expect(changed).not.toBe(first);
    expect(changed[0]).toBe(first[0]);
    expect(changed[1]).toMatchObject({ id: 'b', speaking: true });
  });

  it('stay through a change of the path: only their tracks change', () => {
    const before = buildTiles([], input());
    const next = new FakeTrack('audio', 'next');
    const after = buildTiles(
      before,
      input({
        choices: new Map<TrackKey, Choice>([
          ['b/camera', choice(picture)],
          ['b/microphone', choice(next, { mode: 'sfu', fading: { track: sound, until: 9 } })],
        ]),
      }),
    );
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[1]).toMatchObject({ video: picture, audio: next, fadingAudio: sound });
  });

  it.each([
    ['the line to the media', 'connected', 'connecting', 'connecting'],
    ['a lost connection to the server, when the media is gone too', 'disconnected', 'disconnected', 'disconnected'],
    ['media that goes on without the server', 'disconnected', 'connected', 'connected'],
  ] as const)('tell of %s', (_name, status, link, expected) => {
    const people = [person('a'), person('b', { status })];
    expect(buildTiles([], input({ people, links: new Map([['b', link]]) }))[1]?.connection).toBe(expected);
  });

  it('carry what was measured of their tracks', () => {
    const row = { framesDecoded: 9, frameWidth: 640, frameHeight: 360, packets: 0, lossPercent: 1, roundTripMs: 5 };
    const stats = new Map<TrackKey, typeof row>([
      ['b/camera', row],
      ['b/microphone', { ...row, packets: 77, lossPercent: 3 }],
    ]);
    expect(buildTiles([], input({ stats }))[1]?.stats).toEqual({
      path: 'p2p',
      framesDecoded: 9,
      frameWidth: 640,
      frameHeight: 360,
      audioPackets: 77,
      lossPercent: 3,
      roundTripMs: 5,
    });
  });
});
