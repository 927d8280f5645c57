import { fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type {
  BackupPort,
  Connections,
  Handlers,
  HealthProbes,
  Log,
  LogReader,
  MediaPort,
  Repositories,
} from '../ports/index.ts';
import { readLoad } from './health.service.ts';
import type { Housekeeper } from './housekeeper.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly live: LiveCalls;
  readonly media: MediaPort;
  readonly connections: Connections;
  readonly probes: HealthProbes;
  readonly logs: LogReader;
  readonly backups: BackupPort;
  readonly housekeeper: Pick<Housekeeper, 'cleanUp'>;
  readonly clock: Clock;
  readonly log: Log;
}

type SystemHandlers = Pick<
  Handlers,
  | 'admin.readStats'
  | 'admin.readLog'
  | 'admin.cleanUp'
  | 'admin.backUp'
  | 'admin.startBackUp'
  | 'admin.listBackups'
  | 'admin.listAudit'
>;

/** The server itself in the hands of people with rights. */
export const createAdminSystemService = (parts: Parts): SystemHandlers => {
  const { repositories, probes, logs, backups, housekeeper, clock, log } = parts;
  const { statistics, audit } = repositories;

  /** Undefined when it could not be made. */
  const make = () =>
    backups.make().catch((cause: unknown) => {
      log.error({ err: cause }, 'a backup failed');
      return undefined;
    });

  return {
    'admin.readStats': async () =>
      ok({
        load: readLoad(parts),
        rows: { ...(await statistics.countRows()) },
        process: probes.readProcess(),
        databaseBytes: await statistics.readSizeBytes(),
      }),

    'admin.readLog': async (_asker, query) => ok({ lines: [...(await logs.read(query))] }),

    'admin.cleanUp': async (_asker, { isDryRun }) =>
      ok({ isDryRun, removed: { ...(await housekeeper.cleanUp(isDryRun)) } }),

    'admin.backUp': async () => {
      const backup = await make();
      return backup ? ok({ backup }) : fail('BACKUP_FAILED');
    },

    'admin.startBackUp': async () => {
      void make();
      return ok({ running: backups.progress() ?? { startedAt: clock.now(), percent: 0 } });
    },

    'admin.listBackups': async () =>
      ok({ backups: [...(await backups.list())], running: backups.progress(), hasFailed: backups.hasFailed }),

    'admin.listAudit': async (_asker, query) => {
      const { items, total } = await audit.page(query);
      return ok({ entries: [...items], total });
    },
  };
};
