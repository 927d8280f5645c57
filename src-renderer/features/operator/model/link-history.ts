import type { WireLink } from '#renderer/client/operator-catalog.ts';

/** What was measured on one direction of a link; null for what it does not know. */
export interface LinkFigures {
  readonly lossPercent: number | null;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  /** Bits per second. */
  readonly bitrate: number;
  /** How many sizes of the picture come from this person; going down, the smallest size that is sent. */
  readonly layers: number | null;
  /** Pictures per second, as this person's own client counts them. */
  readonly frameRate: number | null;
}

/** Both directions of one link in one second. */
export interface LinkSample {
  readonly at: number;
  readonly quality: WireLink['connection_quality'];
  /** From this person to the server. */
  readonly up: LinkFigures | null;
  readonly down: LinkFigures | null;
  /** This person's client counts pictures; the media server cannot. */
  readonly tellsFrames: boolean;
}

/** The last minute of each participant's link, oldest first. */
export type LinkHistory = ReadonlyMap<string, readonly LinkSample[]>;

/** Seconds that are kept. */
export const KEPT_SAMPLES = 60;

const toFigures = (wire: WireLink['uplink']): LinkFigures | null =>
  wire
    ? {
        lossPercent: wire.loss_percent ?? null,
        roundTripMs: wire.round_trip_ms ?? null,
        jitterMs: wire.jitter_ms ?? null,
        bitrate: wire.bitrate,
        layers: wire.layers ?? null,
        frameRate: wire.frames_per_second ?? null,
      }
    : null;

/** Adds a second. Whoever is not in it keeps the past, since some of these messages may be lost. */
export const withLinks = (history: LinkHistory, links: readonly WireLink[], at: number): LinkHistory => {
  const next = new Map(history);
  for (const { participant_id: id, connection_quality: quality, uplink, downlink, reports_frames } of links) {
    const tellsFrames = reports_frames === true;
    const sample = { at, quality, up: toFigures(uplink), down: toFigures(downlink), tellsFrames };
    next.set(id, [...(history.get(id) ?? []), sample].slice(-KEPT_SAMPLES));
  }
  return next;
};

/** Figures that are drawn over time. */
export type TrendName = 'bitrateUp' | 'bitrateDown' | 'loss' | 'roundTrip' | 'jitter';

const worse = (one: number | null | undefined, other: number | null | undefined): number | null => {
  const known = [one, other].filter((value) => typeof value === 'number');
  return known.length > 0 ? Math.max(...known) : null;
};

const readers: Readonly<Record<TrendName, (sample: LinkSample) => number | null>> = {
  bitrateUp: ({ up }) => up?.bitrate ?? null,
  bitrateDown: ({ down }) => down?.bitrate ?? null,
  loss: ({ up, down }) => worse(up?.lossPercent, down?.lossPercent),
  roundTrip: ({ up, down }) => worse(up?.roundTripMs, down?.roundTripMs),
  jitter: ({ up, down }) => worse(up?.jitterMs, down?.jitterMs),
};

/** One figure of a sample; of two directions the worse one. */
export const figureOf = (name: TrendName, sample: LinkSample | undefined): number | null =>
  sample ? readers[name](sample) : null;

/** One figure over time, oldest first; null where nothing was measured. */
export const trendOf = (name: TrendName, samples: readonly LinkSample[]): readonly (number | null)[] =>
  samples.map((sample) => readers[name](sample));
