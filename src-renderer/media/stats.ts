import type { TrackSource } from './media-path.ts';

/** The browser's statistics, read defensively: fields differ between browsers. */
export interface StatsReport {
  forEach(each: (entry: unknown) => void): void;
}

/** Counters of one received track since it began. */
export interface InboundCounters {
  readonly kind: 'audio' | 'video';
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly jitterMs: number;
  readonly framesDecoded: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  /** Time that the picture stood still, summed up. */
  readonly freezeMs: number;
}

/** One report of one peer connection, reduced to what is needed. */
export interface LinkReport {
  /** By the id of the track. */
  readonly inbound: ReadonlyMap<string, InboundCounters>;
  /** Of the chosen pair of candidates; null while there is none. */
  readonly roundTripMs: number | null;
  /** What the other side says to miss of ours, 0 to 1, the worst of all streams. */
  readonly outboundLoss: number;
  /** Pictures per second of the liveliest that is sent; null while none is. */
  readonly framesSent: number | null;
  readonly hasPair: boolean;
}

/** Counters of one track of one participant. */
export interface TrackStats extends InboundCounters {
  readonly source: TrackSource;
}

/** What one participant's media did so far. */
export interface ParticipantStats {
  readonly tracks: readonly TrackStats[];
  readonly roundTripMs: number | null;
  /** False when the line to this participant has no working pair of candidates. */
  readonly hasPair: boolean;
}

/** What one path knows of the own media on its way out. */
export interface OwnStats {
  readonly roundTripMs: number | null;
  readonly outboundLoss: number;
  readonly framesSent: number | null;
}

/** Everything one path measured at one moment. */
export interface PathStats {
  readonly participants: ReadonlyMap<string, ParticipantStats>;
  readonly own: OwnStats;
}

type Entry = Readonly<Record<string, unknown>>;

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const numberIn = (entry: Entry, name: string): number => {
  const value = entry[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
};

const toCounters = (entry: Entry): InboundCounters => ({
  kind: entry['kind'] === 'video' ? 'video' : 'audio',
  packetsReceived: numberIn(entry, 'packetsReceived'),
  packetsLost: Math.max(0, numberIn(entry, 'packetsLost')),
  jitterMs: numberIn(entry, 'jitter') * 1000,
  framesDecoded: numberIn(entry, 'framesDecoded'),
  frameWidth: numberIn(entry, 'frameWidth'),
  frameHeight: numberIn(entry, 'frameHeight'),
  freezeMs: numberIn(entry, 'totalFreezesDuration') * 1000,
});

const isChosenPair = (entry: Entry, chosenId: unknown): boolean =>
  entry['type'] === 'candidate-pair' &&
  (entry['id'] === chosenId || (chosenId === undefined && entry['nominated'] === true)) &&
  entry['state'] === 'succeeded';

/** Reduces a report of the browser. Unknown entries and missing fields are fine. */
export const readReport = (report: StatsReport): LinkReport => {
  const entries: Entry[] = [];
  report.forEach((entry) => isEntry(entry) && entries.push(entry));
  const chosenId = entries.find((entry) => entry['type'] === 'transport' && entry['selectedCandidatePairId'])?.[
    'selectedCandidatePairId'
  ];
  const pair = entries.find((entry) => isChosenPair(entry, chosenId));
  const inbound = new Map<string, InboundCounters>();
  let outboundLoss = 0;
  let framesSent: number | null = null;
  for (const entry of entries) {
    if (entry['type'] === 'inbound-rtp' && typeof entry['trackIdentifier'] === 'string')
      inbound.set(entry['trackIdentifier'], toCounters(entry));
    if (entry['type'] === 'outbound-rtp' && entry['kind'] === 'video' && 'framesPerSecond' in entry)
      framesSent = Math.max(framesSent ?? 0, numberIn(entry, 'framesPerSecond'));
    if (entry['type'] === 'remote-inbound-rtp') outboundLoss = Math.max(outboundLoss, numberIn(entry, 'fractionLost'));
  }
  const roundTripMs = pair ? numberIn(pair, 'currentRoundTripTime') * 1000 : null;
  return { inbound, roundTripMs, outboundLoss, framesSent, hasPair: pair !== undefined };
};

/** True when a track with these counters has really delivered. */
export const hasDelivered = (counters: InboundCounters | undefined): boolean =>
  counters !== undefined && (counters.kind === 'video' ? counters.framesDecoded > 0 : counters.packetsReceived > 0);
