import type { PeerLink, TrackKey, TrackSource } from '#renderer/media/media-path.ts';
import { trackKey } from '#renderer/media/media-path.ts';
import type { LinkQuality, Tile, TileStats } from './call-view.ts';
import type { Member, Roster } from './roster.ts';
import type { Choice, Choices } from './track-choice.ts';

/** Everything that tiles are made of. */
export interface TileInput {
  readonly roster: Roster;
  readonly choices: Choices;
  /** What this device captures, for the own tiles. */
  readonly own: {
    readonly camera: MediaStreamTrack | null;
    readonly screen: MediaStreamTrack | null;
    readonly muted: boolean;
  };
  readonly speaking: ReadonlySet<string>;
  readonly quality: ReadonlyMap<string, LinkQuality>;
  readonly stats: ReadonlyMap<TrackKey, TrackNumbers>;
  /** The line to each participant's media, where the path knows it. */
  readonly links: ReadonlyMap<string, PeerLink>;
  readonly isOnline: boolean;
}

/** What was measured of one track; a tile joins those of its picture and its sound. */
export interface TrackNumbers {
  readonly framesDecoded: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly packets: number;
  readonly lossPercent: number;
  readonly roundTripMs: number | null;
}

const noStats: TileStats = {
  path: 'none',
  framesDecoded: 0,
  frameWidth: 0,
  frameHeight: 0,
  audioPackets: 0,
  lossPercent: 0,
  roundTripMs: null,
};

const sources = {
  camera: { video: 'camera', audio: 'microphone' },
  screen: { video: 'screen', audio: 'screen-audio' },
} as const satisfies Record<Tile['kind'], Record<'video' | 'audio', TrackSource>>;

/** The id of a tile, stable over changes of the media path. */
const tileId = (participantId: string, kind: Tile['kind']): string =>
  kind === 'camera' ? participantId : `${participantId}:screen`;

/** Which track a tile's picture is. */
export const pictureOf = (id: string): TrackKey =>
  id.endsWith(':screen') ? trackKey(id.slice(0, -':screen'.length), 'screen') : trackKey(id, 'camera');

const connectionOf = (member: Member, input: TileInput): Tile['connection'] => {
  if (member.isSelf) return input.isOnline ? 'connected' : 'disconnected';
  const link = input.links.get(member.id);
  // Media may well go on while the connection to the server is lost.
  if (member.status === 'disconnected') return link === 'connected' ? 'connected' : 'disconnected';
  return link ?? member.status;
};

const toStats = (
  video: Choice | undefined,
  keys: { video: TrackKey; audio: TrackKey },
  input: TileInput,
): TileStats => {
  const picture = input.stats.get(keys.video);
  const sound = input.stats.get(keys.audio);
  const mode = video?.mode ?? input.choices.get(keys.audio)?.mode;
  if (!mode) return noStats;
  return {
    path: mode,
    framesDecoded: picture?.framesDecoded ?? 0,
    frameWidth: picture?.frameWidth ?? 0,
    frameHeight: picture?.frameHeight ?? 0,
    audioPackets: sound?.packets ?? 0,
    lossPercent: Math.max(picture?.lossPercent ?? 0, sound?.lossPercent ?? 0),
    roundTripMs: picture?.roundTripMs ?? sound?.roundTripMs ?? null,
  };
};

const toTile = (member: Member, kind: Tile['kind'], input: TileInput): Tile => {
  const keys = {
    video: trackKey(member.id, sources[kind].video),
    audio: trackKey(member.id, sources[kind].audio),
  };
  const { own } = input;
  const video = input.choices.get(keys.video);
  const audio = input.choices.get(keys.audio);
  const isShown = kind === 'screen' ? member.screen : member.video;
  return {
    id: tileId(member.id, kind),
    participantId: member.id,
    kind,
    name: member.name,
    avatar: member.avatar,
    isSelf: member.isSelf,
    video: member.isSelf ? own[kind] : isShown ? (video?.track ?? null) : null,
    audio: audio?.track ?? null,
    fadingAudio: audio?.fading?.track ?? null,
    muted: member.isSelf ? own.muted : !member.audio,
    speaking: kind === 'camera' && input.speaking.has(member.id),
    quality: input.quality.get(member.id) ?? 'unknown',
    connection: connectionOf(member, input),
    isInitiator: member.isInitiator,
    stats: toStats(video, keys, input),
  };
};

const isSameStats = (a: TileStats, b: TileStats): boolean =>
  (Object.keys(a) as (keyof TileStats)[]).every((name) => a[name] === b[name]);

const isSame = (a: Tile, b: Tile): boolean =>
  (Object.keys(a) as (keyof Tile)[]).every((name) =>
    name === 'stats' ? isSameStats(a.stats, b.stats) : a[name] === b[name],
  );

/**
 * The tiles of a call: everybody present in order of arrival, each one's screen right after the camera. A tile that did not
 * change is the same object as before, and so is the list.
 */
export const buildTiles = (before: readonly Tile[], input: TileInput): readonly Tile[] => {
  const old = new Map(before.map((tile) => [tile.id, tile]));
  const tiles = [...input.roster.values()]
    .filter(({ isWaiting }) => !isWaiting)
    .flatMap((member) => {
      const sharesScreen = member.isSelf ? input.own.screen !== null : member.screen;
      const camera = toTile(member, 'camera', input);
      return sharesScreen ? [camera, toTile(member, 'screen', input)] : [camera];
    })
    .map((tile) => {
      const known = old.get(tile.id);
      return known && isSame(known, tile) ? known : tile;
    });
  const isUnchanged = tiles.length === before.length && tiles.every((tile, index) => tile === before[index]);
  return isUnchanged ? before : tiles;
};
