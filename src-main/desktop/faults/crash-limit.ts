/** Counts crashes, so that an app that cannot work does not begin again for ever. */
export interface CrashLimit {
  /** Notes one; false when there were too many of late. */
  readonly mayGoOn: () => boolean;
}

const MOST = 3;
const WITHIN_MS = 60_000;

/** Builds the count: so many within a minute, three unless something else is said, are bad luck, more are not. */
export const createCrashLimit = (now: () => number, most = MOST): CrashLimit => {
  let times: readonly number[] = [];
  return {
    mayGoOn() {
      const at = now();
      times = [...times.filter((time) => at - time < WITHIN_MS), at];
      return times.length <= most;
    },
  };
};
