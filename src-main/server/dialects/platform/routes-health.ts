import type { Check, CheckName } from '#shared/contract/index.ts';
import { platform } from '#shared/dialects/platform/index.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { iso } from '../moments.ts';
import { success } from './values.ts';
import { toCheck, toReport } from './values-health.ts';

const entries = platform.routes;
const nothing = () => ({});

const bindCheck = (
  entry: (typeof entries)['database' | 'memory' | 'cpu' | 'disk' | 'external'],
  name: CheckName,
): BoundRoute =>
  bindRoute(
    entry,
    'health.checkOne',
    () => ({ name }),
    ({ check }: { check: Check }) => success(check.message, toCheck(check)),
  );

/** How the server is; nobody needs a token for it. */
export const healthRoutes: readonly BoundRoute[] = [
  bindRoute(entries.health, 'health.check', nothing, ({ report }) => toReport(report)),
  bindRoute(entries.healthAtRoot, 'health.check', nothing, ({ report }) => toReport(report)),
  bindRoute(entries.live, 'health.describe', nothing, ({ program }) =>
    success('Alive', { status: 'alive' as const, uptime: program.uptimeMs }),
  ),
  bindRoute(entries.ready, 'health.checkReady', nothing, ({ uptimeMs }) =>
    success('Ready', { status: 'ready' as const, uptime: uptimeMs }),
  ),
  bindRoute(entries.info, 'health.describe', nothing, ({ program: { name, version, node, startedAt, uptimeMs } }) =>
    success('Application information', {
      ...{ name, version, node, uptime: uptimeMs },
      startedAt: iso(startedAt),
      environment: 'production',
    }),
  ),
  bindRoute(entries.system, 'health.readSystem', nothing, ({ system }) => success('System information', system)),
  bindRoute(entries.metrics, 'health.readLoad', nothing, ({ load, process }) =>
    success('Metrics', { ...load, process }),
  ),
  bindCheck(entries.database, 'database'),
  bindCheck(entries.memory, 'memory'),
  bindCheck(entries.cpu, 'cpu'),
  bindCheck(entries.disk, 'disk'),
  bindCheck(entries.external, 'external'),
  bindRoute(entries.uptime, 'health.describe', nothing, ({ program }) =>
    success('Uptime', { uptime: program.uptimeMs, startedAt: iso(program.startedAt) }),
  ),
  bindRoute(entries.version, 'health.describe', nothing, ({ program: { version, node } }) =>
    success('Version', { version, node }),
  ),
  bindRoute(entries.dependencies, 'health.checkDependencies', nothing, ({ checks, libraries, status }) =>
    success('Dependencies', {
      status,
      dependencies: Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, toCheck(check)])),
      versions: libraries,
    }),
  ),
];
