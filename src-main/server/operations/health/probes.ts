import { statfs } from 'node:fs/promises';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { Check, CheckName } from '#shared/contract/index.ts';
import type { HealthProbes, MediaPort, SettingsRepository } from '../../ports/index.ts';
import { errorText } from '../error-text.ts';
import { type ProgramFacts, describeProgram, readProcess, readSystem } from './program-facts.ts';

/** What is looked at. */
export interface ProbeTargets {
  readonly settings: SettingsRepository;
  readonly media: Pick<MediaPort, 'counts'>;
  readonly program: ProgramFacts;
  readonly dataFolder: string;
  /** Services elsewhere by name; undefined ones are not set up. Each resolves when it answers. */
  readonly external: Readonly<Record<string, (() => Promise<unknown>) | undefined>>;
  readonly startedAt: number;
}

type Finding = Omit<Check, 'responseMs'>;

const MEBIBYTE = 1024 * 1024;
/** A probe that takes longer has found out that something hangs. */
const PATIENCE_MS = 5_000;
const SLOW_MS = 1_000;

/** From which share of the whole on something is a warning, and from which on a problem. */
const LIMITS = { heap: { warning: 0.8, unhealthy: 0.95 }, load: { warning: 2 } } as const;
const DISK_FREE = { warning: 1024 * MEBIBYTE, unhealthy: 100 * MEBIBYTE } as const;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const mebibytes = (bytes: number): number => Math.round(bytes / MEBIBYTE);

const checkDatabase = async ({ settings }: ProbeTargets): Promise<Finding> => {
  const startedAt = performance.now();
  await settings.get('token.secret');
  const isSlow = performance.now() - startedAt > SLOW_MS;
  return {
    status: isSlow ? 'warning' : 'healthy',
    message: isSlow ? 'The database is slow' : 'The database answers',
    facts: {},
  };
};

const checkMemory = async (): Promise<Finding> => {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const share = used / limit;
  const status = share >= LIMITS.heap.unhealthy ? 'unhealthy' : share >= LIMITS.heap.warning ? 'warning' : 'healthy';
  return {
    status,
    message: `${Math.round(share * 100)} % of the heap is used`,
    facts: {
      heapUsedMb: mebibytes(used),
      heapLimitMb: mebibytes(limit),
      rssMb: mebibytes(process.memoryUsage.rss()),
      systemFreeMb: mebibytes(freemem()),
      systemTotalMb: mebibytes(totalmem()),
    },
  };
};

const checkCpu = async (): Promise<Finding> => {
  const cores = availableParallelism();
  const [one = 0, five = 0, fifteen = 0] = loadavg();
  const perCore = one / cores;
  const isBusy = perCore >= LIMITS.load.warning;
  return {
    // A busy machine is slow, but nobody is served better by taking it away.
    status: isBusy ? 'warning' : 'healthy',
    message: isBusy ? 'The machine has more to do than it can' : 'The machine keeps up',
    facts: { cores, loadPerCore: rounded(perCore), load: [one, five, fifteen].map(rounded) },
  };
};

const checkDisk = async ({ dataFolder }: ProbeTargets): Promise<Finding> => {
  const { bavail, blocks, bsize } = await statfs(dataFolder);
  const free = bavail * bsize;
  const status = free < DISK_FREE.unhealthy ? 'unhealthy' : free < DISK_FREE.warning ? 'warning' : 'healthy';
  return {
    status,
    message: `${mebibytes(free)} MB are free`,
    facts: { freeMb: mebibytes(free), totalMb: mebibytes(blocks * bsize) },
  };
};

const checkMedia = async ({ media }: ProbeTargets): Promise<Finding> => {
  const counts = media.counts();
  const isThere = counts.workers > 0;
  return {
    status: isThere ? 'healthy' : 'unhealthy',
    message: isThere ? 'The media workers run' : 'No media worker runs',
    facts: { ...counts },
  };
};

const checkExternal = async ({ external }: ProbeTargets): Promise<Finding> => {
  const states = await Promise.all(
    Object.entries(external).map(async ([name, ask]) => {
      if (!ask) return [name, 'not configured'] as const;
      return ask().then(
        () => [name, 'reachable'] as const,
        (failure: unknown) => [name, `not reachable: ${errorText(failure)}`] as const,
      );
    }),
  );
  const isMissing = states.some(([, state]) => state.startsWith('not reachable'));
  return {
    status: isMissing ? 'warning' : 'healthy',
    message: isMissing ? 'A service elsewhere does not answer' : 'Nothing elsewhere is missing',
    facts: Object.fromEntries(states),
  };
};

const probes: Record<CheckName, (targets: ProbeTargets) => Promise<Finding>> = {
  database: checkDatabase,
  memory: checkMemory,
  cpu: checkCpu,
  disk: checkDisk,
  media: checkMedia,
  external: checkExternal,
};

/** Runs a probe with a stopwatch and a limit. */
const measured = async (probe: Promise<Finding>): Promise<Check> => {
  const startedAt = performance.now();
  const tooLate = Promise.withResolvers<Finding>();
  const timer = setTimeout(
    () => tooLate.resolve({ status: 'unhealthy', message: 'No answer in time', facts: {} }),
    PATIENCE_MS,
  );
  const finding = await Promise.race([probe, tooLate.promise])
    .catch((failure: unknown): Finding => ({ status: 'unhealthy', message: errorText(failure), facts: {} }))
    .finally(() => clearTimeout(timer));
  return { ...finding, responseMs: rounded(performance.now() - startedAt) };
};

/** Builds the probes of this program. */
export const createHealthProbes = (targets: ProbeTargets): HealthProbes => ({
  checks: {
    database: () => measured(probes.database(targets)),
    memory: () => measured(probes.memory(targets)),
    cpu: () => measured(probes.cpu(targets)),
    disk: () => measured(probes.disk(targets)),
    media: () => measured(probes.media(targets)),
    external: () => measured(probes.external(targets)),
  },
  describe: () => describeProgram(targets.program, targets.startedAt),
  readSystem,
  readProcess,
});
