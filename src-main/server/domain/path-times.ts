import type { CallMode } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { CallState } from './call-state.ts';

/** How long the media of a call took each path, in milliseconds. */
export type PathTimes = Readonly<Record<CallMode, number>>;

/** The times of paths up to `since`, and the path that counts from then on. */
export interface PathTally {
  readonly times: PathTimes;
  readonly path: CallMode;
  readonly since: Timestamp;
}

/** The old path carries the call until a change is complete. */
const flowingIn = ({ mode, modeSwitch }: CallState): CallMode => modeSwitch?.from ?? mode;

const timesUntil = ({ times, path, since }: PathTally, now: Timestamp): PathTimes => ({
  ...times,
  [path]: times[path] + Math.max(0, now - since),
});

/** The call with its paths counted up to a change of path, or to its end. Anything else changes nothing. */
export const tallyPaths = (call: CallState, now: Timestamp): CallState => {
  const { activeAt, endedAt } = call;
  if (activeAt === undefined) return call;
  const tally = call.paths ?? { times: { p2p: 0, sfu: 0 }, path: flowingIn(call), since: activeAt };
  // A change that was not complete at the end never carried anything.
  const path = call.phase === 'ended' ? tally.path : flowingIn(call);
  const until = endedAt ?? now;
  const isCounted = call.phase === 'ended' ? tally.since >= until : path === tally.path;
  if (isCounted) return call.paths ? call : { ...call, paths: tally };
  return { ...call, paths: { times: timesUntil(tally, until), path, since: until } };
};

/** The times of paths so far, or of the whole call; undefined for one that never ran, or ran before they were counted. */
export const pathTimesOf = ({ paths, endedAt }: CallState, now: Timestamp): PathTimes | undefined =>
  paths && timesUntil(paths, endedAt ?? now);
