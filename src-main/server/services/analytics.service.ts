import { type AccountFacts, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Counted, bucketsOf, startOf, toCallFacts, toSeries } from '../domain/index.ts';
import type {
  Connections,
  CountedStay,
  Handlers,
  MediaPort,
  Repositories,
  Span,
  StatisticsRepository,
} from '../ports/index.ts';
import { readLoad } from './health.service.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly live: LiveCalls;
  readonly media: MediaPort;
  readonly connections: Connections;
  readonly clock: Clock;
}

const MOST_POINTS = 1000;
const BUSIEST = 10;

/** What happened, counted from what is stored. */
export const createAnalyticsService = (parts: Parts): Pick<Handlers, 'admin.readDashboard' | 'admin.readActivity'> => {
  const { repositories, clock } = parts;
  const { statistics, calls, outbox } = repositories;

  return {
    'admin.readDashboard': async () => {
      const now = clock.now();
      const today = { from: startOf(now, 'day'), until: now + 1 };
      const counted = await count(statistics, today);
      return ok({
        load: readLoad(parts),
        accounts: await countAccounts(statistics, today, counted, now),
        today: toCallFacts(counted, today, now),
        waitingMails: (await outbox.listUnsent({ limit: 1000 })).length,
        recentCalls: [...(await calls.pageOfAll({ limit: 10, offset: 0 })).items],
      });
    },

    'admin.readActivity': async (_asker, { granularity, ...span }) => {
      if (span.from >= span.until) return fail('INVALID_INPUT', 'The end has to be after the beginning.');
      if (bucketsOf(span, granularity, MOST_POINTS).length > MOST_POINTS)
        return fail('INVALID_INPUT', `These are more than ${MOST_POINTS} points. Ask for less time or longer steps.`);
      const now = clock.now();
      const counted = await count(statistics, span);
      return ok({
        points: toSeries(counted, span, granularity, now),
        calls: toCallFacts(counted, span, now),
        accounts: await countAccounts(statistics, span, counted, now),
      });
    },
  };
};

type CountedWithNames = Counted & { readonly stays: readonly CountedStay[] };

const count = async (statistics: StatisticsRepository, span: Span): Promise<CountedWithNames> => {
  const [calls, stays, messageTimes, accountTimes, quality] = await Promise.all([
    statistics.listCalls(span),
    statistics.listStays(span),
    statistics.listMessageTimes(span),
    statistics.listAccountTimes(span),
    statistics.sumQuality(span),
  ]);
  return { calls, stays, messageTimes, accountTimes, quality };
};

const countAccounts = async (
  statistics: StatisticsRepository,
  span: Span,
  { stays, accountTimes }: CountedWithNames,
  now: number,
): Promise<AccountFacts> => {
  const { byRole, ...counts } = await statistics.countAccounts(span);
  return { ...counts, byRole: { ...byRole }, added: accountTimes.length, busiest: busiestIn(stays, now) };
};

const busiestIn = (stays: readonly CountedStay[], now: number): AccountFacts['busiest'] =>
  [...Map.groupBy(stays, (stay) => stay.personId)]
    .map(([accountId, own]) => ({
      accountId,
      name: own.at(-1)?.name ?? '',
      calls: new Set(own.map(({ callId }) => callId)).size,
      minutes: Math.round(own.reduce((sum, { joinedAt, leftAt }) => sum + (leftAt ?? now) - joinedAt, 0) / 60_000),
    }))
    .sort((one, other) => other.minutes - one.minutes || other.calls - one.calls)
    .slice(0, BUSIEST);
