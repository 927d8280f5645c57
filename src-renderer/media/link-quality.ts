import type { ParticipantStats, TrackStats } from './stats.ts';

/** How a link feels to the people on it. */
export type LinkQuality = 'excellent' | 'good' | 'fair' | 'poor' | 'unknown';

const ladder = ['excellent', 'good', 'fair', 'poor'] as const;

/** Upper bounds of excellent, good and fair; above the last it is poor. */
const bounds = {
  lossPercent: [1, 3, 8],
  roundTripMs: [120, 250, 450],
  jitterMs: [20, 40, 80],
  /** Share of the time in which a picture stood still. */
  freezePercent: [2, 8, 20],
} as const;

/** What happened on a link between two measurements. */
export interface LinkMeasures {
  readonly lossPercent: number;
  readonly roundTripMs: number;
  readonly jitterMs: number;
  readonly freezePercent: number;
}

/** The worst of all measures decides. */
export const rateMeasures = (measures: LinkMeasures): Exclude<LinkQuality, 'unknown'> => {
  const steps = (Object.keys(bounds) as (keyof LinkMeasures)[]).map(
    (name) => bounds[name].filter((bound) => measures[name] > bound).length,
  );
  return ladder[Math.max(...steps)] ?? 'poor';
};

/** Lost packets of the interval, 0 to 100. Counters that went back mean a new stream: no loss. */
export const lossBetween = (before: readonly TrackStats[], after: readonly TrackStats[]): number => {
  let lost = 0;
  let received = 0;
  for (const track of after) {
    const old = before.find(({ source }) => source === track.source);
    if (!old || track.packetsReceived < old.packetsReceived) continue;
    lost += Math.max(0, track.packetsLost - old.packetsLost);
    received += track.packetsReceived - old.packetsReceived;
  }
  return lost + received === 0 ? 0 : (100 * lost) / (lost + received);
};

const freezeBetween = (before: readonly TrackStats[], after: readonly TrackStats[], elapsedMs: number): number => {
  const frozen = after.map((track) => {
    const old = before.find(({ source }) => source === track.source);
    return old ? Math.max(0, track.freezeMs - old.freezeMs) : 0;
  });
  return (100 * Math.max(0, ...frozen)) / Math.max(1, elapsedMs);
};

/** Rates what came from one participant in the last interval; `unknown` while nothing came at all. */
export const rateParticipant = (
  before: ParticipantStats | undefined,
  after: ParticipantStats,
  elapsedMs: number,
): LinkQuality => {
  if (!before || after.tracks.every((track) => track.packetsReceived === 0)) return 'unknown';
  return rateMeasures({
    lossPercent: lossBetween(before.tracks, after.tracks),
    roundTripMs: after.roundTripMs ?? 0,
    jitterMs: Math.max(0, ...after.tracks.map((track) => track.jitterMs)),
    freezePercent: freezeBetween(before.tracks, after.tracks, elapsedMs),
  });
};

/** Rates the own way out, by what the other side reports. */
export const rateOwn = (own: { roundTripMs: number | null; outboundLoss: number }): LinkQuality =>
  own.roundTripMs === null
    ? 'unknown'
    : rateMeasures({
        lossPercent: own.outboundLoss * 100,
        roundTripMs: own.roundTripMs,
        jitterMs: 0,
        freezePercent: 0,
      });
