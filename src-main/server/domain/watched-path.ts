import type { Timestamp } from '#shared/kernel/clock.ts';
import type { CallRules } from './call-rules.ts';
import { type CallState, presentIn } from './call-state.ts';
import { type Change, type Facts, andThen } from './change.ts';
import { failSwitch, startSwitch } from './mode-switch.ts';

/**
 * Moves a call to the SFU, because an operator watches or mutes: a gate is in the server, and so is what an operator sees. It stays
 * there while that is so; a call that somebody else wants there stays for good.
 */
export const bringToSfu = (call: CallState, facts: Facts): Change => {
  if (call.phase === 'ended' || !facts.sfuAvailable) return { call, events: [] };
  const stayed = call.modeSwitch?.to === 'p2p' ? failSwitch(call, 'An operator came to watch.') : { call, events: [] };
  return andThen(stayed, (state) => {
    const isForOthers = state.modePinned && state.watchedPath === undefined;
    const watchedPath = isForOthers ? undefined : watchedNow(state, facts);
    if (state.mode === 'sfu')
      return { call: { ...state, modePinned: true, watchedPath, smallSince: undefined }, events: [] };
    const change = startSwitch(state, 'sfu', 'manual', facts);
    return { ...change, call: { ...change.call, modePinned: true, watchedPath } };
  });
};

const watchedNow = ({ id }: CallState, { isWatched, now }: Facts): NonNullable<CallState['watchedPath']> =>
  isWatched(id) ? {} : { unwatchedSince: now };

/** The last operator has gone: from now on the call waits for a while whether one comes back. */
export const noteUnwatched = (call: CallState, facts: Facts): Change =>
  call.watchedPath && !facts.isWatched(call.id)
    ? { call: { ...call, watchedPath: watchedNow(call, facts) }, events: [] }
    : { call, events: [] };

/** When nobody has watched for long enough; undefined while somebody does, and while a gate has to hold. */
export const unwatchedDueAt = ({ watchedPath, gates }: CallState, rules: CallRules): Timestamp | undefined =>
  watchedPath?.unwatchedSince === undefined || Object.keys(gates).length > 0
    ? undefined
    : watchedPath.unwatchedSince + rules.unwatchedMs;

/** Lets a call go that took the SFU only for operators who have gone: a small one is free to go back to peer-to-peer. */
export const leaveUnwatched = (call: CallState, facts: Facts): Change => {
  const dueAt = unwatchedDueAt(call, facts.rules);
  if (dueAt === undefined || facts.now < dueAt) return { call, events: [] };
  if (facts.isWatched(call.id)) return { call: { ...call, watchedPath: {} }, events: [] };
  const isSmall = call.mode === 'sfu' && presentIn(call).length <= facts.rules.p2pLimit;
  const smallSince = isSmall ? call.watchedPath?.unwatchedSince : undefined;
  return { call: { ...call, modePinned: false, watchedPath: undefined, smallSince }, events: [] };
};
