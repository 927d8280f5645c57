import { type LinkQuality, lossBetween, rateOwn, rateParticipant } from '#renderer/media/link-quality.ts';
import { type TrackKey, trackKey } from '#renderer/media/media-path.ts';
import type { ParticipantStats, PathStats } from '#renderer/media/stats.ts';
import type { TrackNumbers } from './tiles.ts';

/** What one second of one path was like. */
export interface Measured {
  /** By participant, this device included. */
  readonly quality: ReadonlyMap<string, LinkQuality>;
  readonly numbers: ReadonlyMap<TrackKey, TrackNumbers>;
}

const toNumbers = (
  before: ParticipantStats | undefined,
  { tracks, roundTripMs }: ParticipantStats,
): readonly (readonly [TrackStatsSource, TrackNumbers])[] =>
  tracks.map((track) => [
    track.source,
    {
      framesDecoded: track.framesDecoded,
      frameWidth: track.frameWidth,
      frameHeight: track.frameHeight,
      packets: track.packetsReceived,
      lossPercent: Math.round(10 * lossBetween(before?.tracks ?? [], [track])) / 10,
      roundTripMs: roundTripMs === null ? null : Math.round(roundTripMs),
    },
  ]);

type TrackStatsSource = ParticipantStats['tracks'][number]['source'];

/** Compares two measurements of the same path. */
export const measure = (
  selfId: string,
  before: PathStats | undefined,
  after: PathStats,
  elapsedMs: number,
): Measured => {
  const quality = new Map<string, LinkQuality>([[selfId, rateOwn(after.own)]]);
  const numbers = new Map<TrackKey, TrackNumbers>();
  for (const [id, stats] of after.participants) {
    const old = before?.participants.get(id);
    quality.set(id, rateParticipant(old, stats, elapsedMs));
    for (const [source, row] of toNumbers(old, stats)) numbers.set(trackKey(id, source), row);
  }
  return { quality, numbers };
};
