import type { CancelTimer, Clock } from '#shared/kernel/clock.ts';
import type { Housekeeping, HousekeepingRepository, Log } from '../ports/index.ts';

const DAY_MS = 24 * 3_600_000;

/** Removes what is of no use any more, when asked to and once a day. */
export interface Housekeeper {
  /** Removes it, or only counts it; the numbers are by kind. */
  cleanUp(isDryRun: boolean): Promise<Readonly<Record<string, number>>>;
  /** Cleans up now and every day. */
  start(): void;
  close(): void;
}

interface Parts {
  readonly store: HousekeepingRepository;
  readonly rules: Housekeeping;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds the housekeeper; it waits to be asked until `start`. */
export const createHousekeeper = ({ store, rules, clock, log }: Parts): Housekeeper => {
  let cancel: CancelTimer | undefined;
  const cleanUp = (isDryRun: boolean) => store.cleanUp(clock.now(), isDryRun, rules);

  const cleanUpAlone = async () => {
    const removed = await cleanUp(false);
    if (Object.values(removed).some((count) => count > 0)) log.info({ removed }, 'what is of no use any more is gone');
  };

  const start = () => {
    void cleanUpAlone().catch((bug: unknown) => log.error({ err: bug }, 'the clean-up failed'));
    cancel = clock.schedule(DAY_MS, start);
  };

  return { cleanUp, start, close: () => cancel?.() };
};
