import type { ConnectionQuality, LinkFigures, LinkTrouble } from '#shared/contract/index.ts';

/** From best to worst. */
const WORDS: readonly ConnectionQuality[] = ['excellent', 'good', 'fair', 'poor'];

/** A figure up to the first limit is excellent, up to the second good, up to the third fair, and poor above. */
type Limits = readonly [excellent: number, good: number, fair: number];

const LOSS_PERCENT: Limits = [1, 3, 8];
const ROUND_TRIP_MS: Limits = [150, 300, 500];
const JITTER_MS: Limits = [30, 60, 120];
/** How far the SFU's score is from its best, 10. It falls with lost and repaired packets. */
const SCORE_GAP: Limits = [2, 4, 6];

const rank = (figure: number | undefined, limits: Limits): number => {
  if (figure === undefined) return 0;
  const within = limits.findIndex((limit) => figure <= limit);
  return within === -1 ? WORDS.length - 1 : within;
};

const rankOf = ({ lossPercent, roundTripMs, jitterMs, score }: LinkFigures): number =>
  Math.max(
    rank(lossPercent, LOSS_PERCENT),
    rank(roundTripMs, ROUND_TRIP_MS),
    rank(jitterMs, JITTER_MS),
    rank(score === undefined ? undefined : 10 - score, SCORE_GAP),
  );

/** The word for a link: its worst figure decides, whichever direction it is of. */
export const judgeLink = (...directions: readonly (LinkFigures | undefined)[]): ConnectionQuality =>
  WORDS[Math.max(0, ...directions.map((figures) => (figures ? rankOf(figures) : 0)))] ?? 'poor';

/** What is said of somebody whose media the SFU does not carry. */
export const UNMEASURED: ConnectionQuality = 'good';

/** A word, and since how many measurements another one has been true. */
export interface QualityMemory {
  readonly quality: ConnectionQuality;
  readonly differing: number;
}

/** A link counts as worse after two measurements, and as better after four: whoever is warned shall not be told the contrary at once. */
const UNTIL_WORSE = 2;
const UNTIL_BETTER = 4;

/** The word to show after one more measurement. The first measurement counts at once. */
export const settleQuality = (memory: QualityMemory | undefined, measured: ConnectionQuality): QualityMemory => {
  if (!memory || memory.quality === measured) return { quality: measured, differing: 0 };
  const isWorse = WORDS.indexOf(measured) > WORDS.indexOf(memory.quality);
  const differing = memory.differing + 1;
  return differing >= (isWorse ? UNTIL_WORSE : UNTIL_BETTER)
    ? { quality: measured, differing: 0 }
    : { quality: memory.quality, differing };
};

/** From a link that can be heard to suffer to one that is of no use. */
const TROUBLES: readonly LinkTrouble[] = ['poor', 'bad', 'very-bad'];

/** Above the first limit a figure is poor, above the second bad, above the third very bad. */
const TROUBLE_LIMITS = {
  lossPercent: [3, 8, 20],
  roundTripMs: [300, 500, 1_000],
  jitterMs: [60, 120, 250],
  scoreGap: [4, 6, 8],
} as const;

const severity = (figure: number | undefined, limits: readonly number[]): number =>
  figure === undefined ? 0 : limits.filter((limit) => figure > limit).length;

/** What people in the call should be warned of: the worst figure of all directions. Undefined while they hear each other well. */
export const troubleOf = (...directions: readonly (LinkFigures | undefined)[]): LinkTrouble | undefined => {
  const severities = directions.flatMap((figures) =>
    figures
      ? [
          severity(figures.lossPercent, TROUBLE_LIMITS.lossPercent),
          severity(figures.roundTripMs, TROUBLE_LIMITS.roundTripMs),
          severity(figures.jitterMs, TROUBLE_LIMITS.jitterMs),
          severity(figures.score === undefined ? undefined : 10 - figures.score, TROUBLE_LIMITS.scoreGap),
        ]
      : [],
  );
  return TROUBLES[Math.max(0, ...severities) - 1];
};

/** The same for a link between two peers, by what one of them reports of it. */
export const troubleOfReport = (report: {
  readonly connected: boolean;
  readonly lossPercent: number;
}): LinkTrouble | undefined =>
  report.connected ? troubleOf({ lossPercent: report.lossPercent, bitrate: 0 }) : 'very-bad';

/** True when somebody who was warned of `before` should be warned again. */
export const isWorse = (trouble: LinkTrouble, before: LinkTrouble | undefined): boolean =>
  before === undefined || TROUBLES.indexOf(trouble) > TROUBLES.indexOf(before);
