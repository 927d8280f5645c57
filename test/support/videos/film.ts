import { element, head, text, uint } from './webm.ts';

/** One encoded picture. */
export interface FilmFrame {
  readonly timeMs: number;
  readonly isKey: boolean;
  readonly data: Uint8Array;
}

/** What all pictures of a film have in common. */
export interface FilmShape {
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
}

const byte = (id: string, value: number): Buffer => element(id, Buffer.from([value]));

const float = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};

const block = ({ timeMs, isKey, data }: FilmFrame, clusterMs: number): Buffer => {
  const start = Buffer.alloc(4);
  start.writeUInt8(0x81, 0);
  start.writeInt16BE(Math.round(timeMs) - clusterMs, 1);
  start.writeUInt8(isKey ? 0x80 : 0, 3);
  return element('a3', Buffer.concat([start, data]));
};

interface Cluster {
  readonly timeMs: number;
  readonly bytes: Buffer;
}

/** Each begins with a key picture, so that a player can begin there. */
const toClusters = (frames: readonly FilmFrame[]): readonly Cluster[] => {
  const starts = frames.flatMap(({ isKey }, index) => (isKey ? [index] : []));
  return starts.map((start, nth) => {
    const inside = frames.slice(start, starts[nth + 1]);
    const timeMs = Math.round(inside[0]?.timeMs ?? 0);
    const blocks = inside.map((frame) => block(frame, timeMs));
    return { timeMs, bytes: element('1f43b675', Buffer.concat([element('e7', uint(timeMs)), ...blocks])) };
  });
};

/** Where each cluster stands, counted from the beginning of the segment; of the same length whatever the numbers. */
const toCues = (clusters: readonly Cluster[], firstAt: number): Buffer => {
  let at = firstAt;
  const points = clusters.map(({ timeMs, bytes }) => {
    const place = element('b7', Buffer.concat([byte('f7', 1), element('f1', uint(at))]));
    at += bytes.length;
    return element('bb', Buffer.concat([element('b3', uint(timeMs)), place]));
  });
  return element('1c53bb6b', Buffer.concat(points));
};

/** A WebM film of VP8 pictures with an index, in which a player can go to any place at once. */
export const createFilm = (frames: readonly FilmFrame[], { width, height, durationMs }: FilmShape): Buffer => {
  const info = element(
    '1549a966',
    Buffer.concat([
      element('2ad7b1', uint(1_000_000)),
      element('4489', float(durationMs)),
      text('4d80', 'Beckon'),
      text('5741', 'Beckon'),
    ]),
  );
  const picture = element('e0', Buffer.concat([element('b0', uint(width)), element('ba', uint(height))]));
  const entry = element(
    'ae',
    Buffer.concat([byte('d7', 1), byte('73c5', 1), byte('83', 1), text('86', 'V_VP8'), picture]),
  );
  const tracks = element('1654ae6b', entry);
  const clusters = toClusters(frames);
  const before = info.length + tracks.length;
  const cues = toCues(clusters, before + toCues(clusters, 0).length);
  return Buffer.concat([
    head(),
    element('18538067', Buffer.concat([info, tracks, cues, ...clusters.map(({ bytes }) => bytes)])),
  ]);
};
