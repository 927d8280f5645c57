import type { Timestamp } from '#shared/kernel/clock.ts';
import type { CallRules } from './call-rules.ts';
import type { CallState } from './call-state.ts';
import { type Change, type Facts, andThen } from './change.ts';
import { dropLost } from './leave-call.ts';
import { failSwitch, returnToPeers } from './mode-switch.ts';
import { expireRinging, ringingIn } from './ring.ts';
import { advanceMeeting, meetingDueAt } from './run-meeting.ts';
import { leaveUnwatched, unwatchedDueAt } from './watched-path.ts';

/** Everything that time alone does to a call. Doing it too early or twice changes nothing. */
export const advanceCall = (call: CallState, facts: Facts): Change => {
  if (call.phase === 'ended') return { call, events: [] };
  const { now } = facts;
  let change = andThen(advanceMeeting(call, facts), (state) => expireRinging(state, facts));
  if (change.call.phase !== 'ended' && change.call.modeSwitch && now >= change.call.modeSwitch.deadline) {
    change = andThen(change, (state) => failSwitch(state, 'Not everybody confirmed the change in time.'));
  }
  change = andThen(change, (state) => dropLost(state, facts));
  if (change.call.phase === 'ended') return change;
  change = andThen(change, (state) => leaveUnwatched(state, facts));
  return andThen(change, (state) => returnToPeers(state, facts));
};

/** When to look at this call again; undefined when time does nothing to it. */
export const nextDueAt = (call: CallState, rules: CallRules): Timestamp | undefined => {
  if (call.phase === 'ended') return undefined;
  const due = [
    ringingIn(call).length > 0 ? call.ringExpiresAt : undefined,
    call.phase === 'ringing' ? call.expiresAt : undefined,
    meetingDueAt(call, rules),
    unwatchedDueAt(call, rules),
    call.modeSwitch?.deadline,
    call.modeSwitch === undefined && call.smallSince !== undefined ? call.smallSince + rules.calmMs : undefined,
    ...Object.values(call.lostAt).map((lostAt) => lostAt + rules.graceMs),
  ].filter((at) => at !== undefined);
  return due.length > 0 ? Math.min(...due) : undefined;
};
