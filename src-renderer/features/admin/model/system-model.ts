import { createStore, type StoreApi } from 'zustand/vanilla';
import { answered } from '#renderer/client/answer.ts';
import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { ReplyData, RestClient, WireFailure } from '#renderer/client/client-types.ts';
import type { Backup, Cleanup, SystemStats } from './admin-types.ts';
import { createDeed, type Deed } from './deed.ts';

/** The word for the state of a part of the server. */
export type HealthWord = 'healthy' | 'warning' | 'unhealthy';

/** One of the checks that the server runs on itself. */
export interface HealthCheck {
  readonly name: string;
  readonly status: HealthWord;
  readonly message: string;
}

/** What is known of the server itself. */
export interface SystemView {
  readonly stats: SystemStats | null;
  readonly checks: readonly HealthCheck[];
  /** Newest first. */
  readonly backups: readonly Backup[];
  /** How much of the backup that is made now is done, by whomever; null while none is made. */
  readonly backupPercent: number | null;
  readonly failure: WireFailure | null;
}

export interface SystemModel {
  readonly store: StoreApi<SystemView>;
  refresh(): Promise<void>;
  readonly backUp: Deed<readonly [], Backup>;
  /** Counts what a clean-up would remove. */
  readonly countRubbish: Deed<readonly [], Cleanup>;
  readonly cleanUp: Deed<readonly [], Cleanup>;
}

const words: readonly string[] = ['healthy', 'warning', 'unhealthy'] satisfies HealthWord[];
const isWord = (value: unknown): value is HealthWord => typeof value === 'string' && words.includes(value);

/** The checks in an answer whose form the published API leaves open. */
export const checksIn = (answer: Readonly<Record<string, unknown>>): readonly HealthCheck[] =>
  Object.entries(Object(answer['checks']) as Record<string, unknown>).flatMap(([name, check]) => {
    const { status, message } = Object(check) as Record<string, unknown>;
    return isWord(status) ? [{ name, status, message: typeof message === 'string' ? message : '' }] : [];
  });

const PROGRESS_PACE_MS = 400;

const toBackups = ({
  backups,
  running,
}: ReplyData<typeof routes.listBackups>): Pick<SystemView, 'backups' | 'backupPercent'> => ({
  backups,
  backupPercent: running?.percent ?? null,
});

/** Builds the model, still empty. */
export const createSystemModel = (rest: RestClient): SystemModel => {
  const store = createStore<SystemView>(() => ({
    stats: null,
    checks: [],
    backups: [],
    backupPercent: null,
    failure: null,
  }));
  const refresh = async () => {
    const [stats, health, backups] = await Promise.all([
      rest.call(routes.systemStats, {}),
      rest.call(routes.systemHealth, {}),
      rest.call(routes.listBackups, {}),
    ]);
    const failed = [stats, health, backups].find((answer) => !answer.ok);
    store.setState({
      ...(stats.ok ? { stats: stats.value } : {}),
      ...(health.ok ? { checks: checksIn(health.value) } : {}),
      ...(backups.ok ? toBackups(backups.value) : {}),
      failure: failed && !failed.ok ? failed.error : null,
    });
  };
  const readBackups = async () => {
    const answer = await rest.call(routes.listBackups, {});
    if (answer.ok) store.setState(toBackups(answer.value));
  };
  const clean = (dryRun: boolean) => () => rest.call(routes.systemCleanup, { body: { dryRun } });
  return {
    store,
    refresh,
    backUp: createDeed(async () => {
      const watch = setInterval(() => void readBackups(), PROGRESS_PACE_MS);
      const answer = await rest.call(routes.systemBackup, {}).finally(() => clearInterval(watch));
      if (!answer.ok) return answer;
      await refresh();
      return answered(answer.value.backup);
    }),
    countRubbish: createDeed(clean(true)),
    cleanUp: createDeed(clean(false)),
  };
};
