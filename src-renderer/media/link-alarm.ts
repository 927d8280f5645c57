import type { Timestamp } from '#shared/kernel/clock.ts';
import { lossBetween } from './link-quality.ts';
import type { ParticipantStats } from './stats.ts';

/** Loss above which peer-to-peer is not good enough, in percent over the window. */
const LOSS_PERCENT = 8;
const LOSS_WINDOW_MS = 3_000;
const NO_PAIR_MS = 5_000;
/** One report is enough for a while: the server acts on it. */
const QUIET_MS = 10_000;

/** What the server is told about a bad link. */
export interface LinkReportMessage {
  readonly connected: boolean;
  readonly lossPercent: number;
}

/** What is remembered of one link. */
export interface LinkWatch {
  readonly samples: readonly { readonly at: Timestamp; readonly stats: ParticipantStats }[];
  /** When the link last had a working pair, or when it was first looked at. */
  readonly pairAt: Timestamp;
  readonly reportedAt: Timestamp;
}

/** A link that was not looked at yet. */
export const newLinkWatch = (now: Timestamp): LinkWatch => ({
  samples: [],
  pairAt: now,
  reportedAt: Number.NEGATIVE_INFINITY,
});

const lossIn = (samples: LinkWatch['samples']): number => {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < LOSS_WINDOW_MS) return 0;
  return lossBetween(first.stats.tracks, last.stats.tracks);
};

/** Takes one measurement of one link and decides whether it is time to ask for the SFU. */
export const watchLink = (
  watch: LinkWatch,
  stats: ParticipantStats,
  now: Timestamp,
): { readonly watch: LinkWatch; readonly report: LinkReportMessage | null } => {
  const pairAt = stats.hasPair ? now : watch.pairAt;
  // The newest sample that is old enough stays as the beginning of the window.
  const oldest = watch.samples.findLastIndex(({ at }) => now - at >= LOSS_WINDOW_MS);
  const samples = [...watch.samples.slice(Math.max(0, oldest)), { at: now, stats }];
  const lossPercent = lossIn(samples);
  const isBad = lossPercent > LOSS_PERCENT || now - pairAt >= NO_PAIR_MS;
  const report = isBad && now - watch.reportedAt >= QUIET_MS ? { connected: stats.hasPair, lossPercent } : null;
  return { watch: { samples, pairAt, reportedAt: report ? now : watch.reportedAt }, report };
};
