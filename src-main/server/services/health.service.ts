import { type CheckName, type HealthReport, type LoadFigures, checkName, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { presentIn } from '../domain/index.ts';
import type { Connections, Handlers, HealthProbes, MediaPort } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly media: MediaPort;
  readonly connections: Connections;
  readonly probes: HealthProbes;
}

/** Without these no call works. */
const NEEDED: readonly CheckName[] = ['database', 'media'];

/** What the server does right now. */
export const readLoad = ({ live, media, connections }: Omit<Parts, 'probes'>): LoadFigures => {
  const calls = live.list();
  const running = calls.filter(({ phase }) => phase !== 'scheduled');
  return {
    connections: connections.size,
    calls: running.length,
    scheduledCalls: calls.length - running.length,
    participants: running.reduce((sum, call) => sum + presentIn(call).length, 0),
    media: media.counts(),
  };
};

type HealthHandlers = Pick<Handlers, Extract<keyof Handlers, `health.${string}`> | 'admin.readHealth'>;

/** How the server is. */
export const createHealthService = (parts: Parts): HealthHandlers => {
  const { probes } = parts;

  const run = async (names: readonly CheckName[]): Promise<HealthReport> => {
    const found = await Promise.all(names.map(async (name) => [name, await probes.checks[name]()] as const));
    return {
      isHealthy: found.every(([, check]) => check.status !== 'unhealthy'),
      uptimeMs: probes.describe().uptimeMs,
      checks: Object.fromEntries(found) as HealthReport['checks'],
    };
  };

  return {
    'health.check': async () => {
      const report = await run(checkName.options);
      return report.isHealthy ? ok({ report }) : fail('NOT_HEALTHY', undefined, { report });
    },
    'admin.readHealth': async () => ok({ report: await run(checkName.options) }),
    'health.checkOne': async (_asker, { name }) => {
      const check = await probes.checks[name]();
      return check.status === 'unhealthy' ? fail('NOT_HEALTHY', check.message, { check }) : ok({ check });
    },
    'health.checkReady': async () => {
      const { isHealthy, uptimeMs, checks } = await run(NEEDED);
      return isHealthy ? ok({ uptimeMs }) : fail('NOT_HEALTHY', 'Not ready for work.', { checks });
    },
    'health.checkDependencies': async () => {
      const { isHealthy, checks } = await run([...NEEDED, 'external']);
      if (!isHealthy) return fail('NOT_HEALTHY', undefined, { checks });
      const hasWarning = Object.values(checks).some(({ status }) => status === 'warning');
      const { libraries } = probes.describe();
      return ok({ status: hasWarning ? 'warning' : 'healthy', checks, libraries });
    },
    'health.describe': async () => ok({ program: probes.describe() }),
    'health.readSystem': async () => ok({ system: await probes.readSystem() }),
    'health.readLoad': async () => ok({ load: readLoad(parts), process: probes.readProcess() }),
  };
};
