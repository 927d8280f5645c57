import type { ActivityPoint, CallFacts, Granularity } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';

/** A stretch of time; the end is not part of it. */
interface Span {
  readonly from: Timestamp;
  readonly until: Timestamp;
}

interface Call {
  readonly id: string;
  readonly type: string;
  readonly mode: string;
  readonly phase: string;
  readonly createdAt: Timestamp;
  readonly activeAt?: Timestamp | undefined;
  readonly endedAt?: Timestamp | undefined;
  readonly endReason?: string | undefined;
}

interface Stay {
  readonly callId: string;
  readonly personId: string;
  readonly joinedAt: Timestamp;
  readonly leftAt?: Timestamp | undefined;
}

/** What was counted in a stretch of time. */
export interface Counted {
  readonly calls: readonly Call[];
  readonly stays: readonly Stay[];
  readonly messageTimes: readonly Timestamp[];
  readonly accountTimes: readonly Timestamp[];
  /** Measurements of links by what they gave. */
  readonly quality: Readonly<Record<string, number>>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const lengthMs = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const;

/** The beginning of the hour, day, week (Monday) or month in which the moment lies, in UTC. */
export const startOf = (at: Timestamp, granularity: Granularity): Timestamp => {
  const date = new Date(at);
  if (granularity === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  if (granularity === 'hour') return at - (at % HOUR_MS);
  const day = at - (at % DAY_MS);
  return granularity === 'day' ? day : day - ((date.getUTCDay() + 6) % 7) * DAY_MS;
};

const nextAfter = (start: Timestamp, granularity: Granularity): Timestamp => {
  if (granularity !== 'month') return start + lengthMs[granularity];
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
};

/** The beginnings of all stretches that the span touches. */
export const bucketsOf = ({ from, until }: Span, granularity: Granularity, most: number): readonly Timestamp[] => {
  const starts: Timestamp[] = [];
  for (let at = startOf(from, granularity); at < until && starts.length <= most; at = nextAfter(at, granularity)) {
    starts.push(at);
  }
  return starts;
};

/** How long two stretches are at the same time, in milliseconds. */
const overlap = (begin: Timestamp, end: Timestamp, { from, until }: Span): number =>
  Math.max(0, Math.min(end, until) - Math.max(begin, from));

/** The most that are under way at one moment within the span. */
export const peakOf = (
  stretches: readonly { readonly begin: Timestamp; readonly end: Timestamp }[],
  span: Span,
): number => {
  const turns = stretches
    .filter(({ begin, end }) => begin < span.until && end > span.from && end > begin)
    .flatMap(({ begin, end }) => [
      { at: begin, change: 1 },
      { at: end, change: -1 },
    ])
    // Whoever goes at the moment another comes makes room first.
    .sort((one, other) => one.at - other.at || one.change - other.change);
  let running = 0;
  return turns.reduce((most, { change }) => Math.max(most, (running += change)), 0);
};

const runOf = ({ activeAt, endedAt }: Call, now: Timestamp) =>
  activeAt === undefined ? undefined : { begin: activeAt, end: endedAt ?? now };

const runsOf = (calls: readonly Call[], now: Timestamp) => calls.flatMap((call) => runOf(call, now) ?? []);

const stretchesOf = (stays: readonly Stay[], now: Timestamp) =>
  stays.map(({ joinedAt, leftAt }) => ({ begin: joinedAt, end: leftAt ?? now }));

const within = (at: Timestamp, { from, until }: Span): boolean => at >= from && at < until;

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The series of what happened. Minutes are of participants, so that two people in a call of an hour make 120. */
export const toSeries = (counted: Counted, span: Span, granularity: Granularity, now: Timestamp): ActivityPoint[] =>
  bucketsOf(span, granularity, 1000).map((startsAt) => {
    const bucket = { from: startsAt, until: nextAfter(startsAt, granularity) };
    const stays = counted.stays.filter(({ joinedAt, leftAt }) => overlap(joinedAt, leftAt ?? now, bucket) > 0);
    const ms = stays.reduce((sum, { joinedAt, leftAt }) => sum + overlap(joinedAt, leftAt ?? now, bucket), 0);
    return {
      startsAt,
      calls: counted.calls.filter(({ createdAt }) => within(createdAt, bucket)).length,
      minutes: rounded(ms / 60_000),
      participants: new Set(stays.map(({ personId }) => personId)).size,
      peak: peakOf(runsOf(counted.calls, now), bucket),
      messages: counted.messageTimes.filter((at) => within(at, bucket)).length,
      newAccounts: counted.accountTimes.filter((at) => within(at, bucket)).length,
    };
  });

/** The same as a whole. */
export const toCallFacts = (counted: Counted, span: Span, now: Timestamp): CallFacts => {
  const calls = counted.calls.filter(({ createdAt }) => within(createdAt, span));
  const runs = runsOf(calls, now);
  const lengths = runs.map(({ begin, end }) => end - begin);
  const totalMs = lengths.reduce((sum, length) => sum + length, 0);
  const samples = Object.values(counted.quality).reduce((sum, count) => sum + count, 0);
  const people = new Set(counted.stays.map(({ callId, personId }) => `${callId} ${personId}`)).size;
  return {
    total: calls.length,
    answered: runs.length,
    minutes: rounded(totalMs / 60_000),
    averageSeconds: runs.length === 0 ? 0 : Math.round(totalMs / runs.length / 1000),
    longestSeconds: Math.round(Math.max(0, ...lengths) / 1000),
    peakCalls: peakOf(runsOf(counted.calls, now), span),
    peakParticipants: peakOf(stretchesOf(counted.stays, now), span),
    averageParticipants: calls.length === 0 ? 0 : rounded(people / calls.length),
    byType: countBy(calls, ({ type }) => type),
    byMode: countBy(calls, ({ mode }) => mode),
    byEnd: countBy(calls, ({ phase, endReason }) => (phase === 'ended' ? (endReason ?? 'normal') : phase)),
    quality: Object.fromEntries(
      Object.entries(counted.quality).map(([word, count]) => [
        word,
        samples === 0 ? 0 : rounded((count / samples) * 100),
      ]),
    ),
  };
};
