import { type CallMode, type Outcome, type SwitchReason, fail } from '#shared/contract/index.ts';
import type { ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, presentIn } from './call-state.ts';
import { type Change, type Facts, everybodyIn, tell } from './change.ts';

/** Begins a change of the media path. `newcomer` comes in on the new path already, so nothing is asked of that one. */
export const startSwitch = (
  call: CallState,
  to: CallMode,
  reason: SwitchReason,
  facts: Facts,
  newcomer?: ParticipantId,
): Change => {
  const asked = presentIn(call).filter((participant) => participant.id !== newcomer);
  const pending = asked
    .filter((participant) => participant.status === 'connected' && facts.isReachable(participant.person.id))
    .map((participant) => participant.id);
  const deadline = facts.now + facts.rules.switchDeadlineMs;
  const next: CallState = {
    ...call,
    mode: to,
    modeSwitch: { from: call.mode, to, reason, deadline, pending },
    smallSince: undefined,
  };
  const started = tell(
    'call.modeSwitchStarted',
    { callId: call.id, from: call.mode, to, reason, deadline },
    asked.map((participant) => participant.person.id),
  );
  return pending.length > 0 ? { call: next, events: [started] } : finish({ call: next, events: [started] });
};

const finish = (change: Change): Change => {
  const { call } = change;
  const completed = tell('call.modeSwitchCompleted', { callId: call.id, mode: call.mode }, everybodyIn(call));
  return { call: { ...call, modeSwitch: undefined }, events: [...change.events, completed] };
};

/** Gives a change up: the mode from before stays. Nothing happens when none is under way. */
export const failSwitch = (call: CallState, message: string): Change => {
  if (!call.modeSwitch) return { call, events: [] };
  const mode = call.modeSwitch.from;
  // What pinned the new path or waited for it is void with it.
  const modePinned = call.modePinned && mode === 'sfu';
  const watchedPath = modePinned ? call.watchedPath : undefined;
  const next: CallState = { ...call, mode, modePinned, watchedPath, modeSwitch: undefined, smallSince: undefined };
  return { call: next, events: [tell('call.modeSwitchFailed', { callId: call.id, mode, message }, everybodyIn(call))] };
};

/** No confirmation is awaited from this participant any more; the last one completes the change. */
export const settleSwitch = (call: CallState, participantId: ParticipantId): Change => {
  const { modeSwitch } = call;
  if (!modeSwitch?.pending.includes(participantId)) return { call, events: [] };
  const pending = modeSwitch.pending.filter((id) => id !== participantId);
  const next = { call: { ...call, modeSwitch: { ...modeSwitch, pending } }, events: [] };
  return pending.length > 0 ? next : finish(next);
};

/** Chooses the path that suits the number of participants. To be run after everyone who comes or goes. */
export const fitMode = (call: CallState, facts: Facts, newcomer?: ParticipantId): Change => {
  const none: Change = { call, events: [] };
  if (call.phase === 'ended' || call.conversationType === 'direct') return none;
  const isSmall = presentIn(call).length <= facts.rules.p2pLimit;
  if (!isSmall && call.modeSwitch?.to === 'p2p')
    return failSwitch(call, 'Somebody joined while the call moved to peer-to-peer.');
  if (!isSmall && call.mode === 'p2p' && facts.sfuAvailable) {
    return startSwitch(call, 'sfu', 'participant-count-changed', facts, newcomer);
  }
  if (!isSmall || call.mode === 'p2p' || call.modePinned)
    return { call: { ...call, smallSince: undefined }, events: [] };
  return { call: { ...call, smallSince: call.smallSince ?? facts.now }, events: [] };
};

/** Goes back to peer-to-peer when the call has been small and calm for long enough. */
export const returnToPeers = (call: CallState, facts: Facts): Change => {
  const { smallSince } = call;
  if (smallSince === undefined || call.modeSwitch || facts.now < smallSince + facts.rules.calmMs)
    return { call, events: [] };
  return startSwitch(call, 'p2p', 'participant-count-changed', facts);
};

/** Between peers nobody could be watched, and no gate would hold. */
const isSteered = (call: CallState, { isWatched }: Facts): boolean =>
  call.creator !== undefined || isWatched(call.id) || Object.keys(call.gates).length > 0;

/** Changes the path by hand. A mode that the call has already is fine and changes nothing. */
export const switchByHand = (call: CallState, mode: CallMode, facts: Facts): Outcome<Change> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (call.mode === mode) {
    const pinned = { modePinned: mode === 'sfu', watchedPath: undefined };
    return ok({ call: { ...call, ...pinned, smallSince: undefined }, events: [] });
  }
  if (call.modeSwitch) return fail('INVALID_MODE', 'The call is changing its mode already. Wait until that is done.');
  if (mode === 'sfu' && call.conversationType === 'direct')
    return fail('INVALID_MODE', 'A direct call stays peer-to-peer.');
  if (mode === 'sfu' && !facts.sfuAvailable) return fail('MEDIA_UNAVAILABLE');
  if (mode === 'p2p' && isSteered(call, facts))
    return fail('INVALID_MODE', 'An operator steers this call: it stays on the SFU.');
  if (mode === 'p2p' && presentIn(call).length > facts.rules.p2pLimit) {
    return fail('INVALID_MODE', `Peer-to-peer calls have at most ${facts.rules.p2pLimit} participants.`);
  }
  const change = startSwitch(call, mode, 'manual', facts);
  return ok({ ...change, call: { ...change.call, modePinned: mode === 'sfu', watchedPath: undefined } });
};

/** Moves a peer-to-peer call with a bad link to the SFU, for good. A direct call stays peer-to-peer whatever the link. */
export const fallBack = (call: CallState, facts: Facts): Change => {
  const isFixed = call.mode === 'sfu' || call.modeSwitch !== undefined || call.conversationType === 'direct';
  if (isFixed || !facts.sfuAvailable) return { call, events: [] };
  const change = startSwitch(call, 'sfu', 'quality-fallback', facts);
  return { ...change, call: { ...change.call, modePinned: true } };
};

/** A link counts as bad without a working pair, or with more loss than speech survives. */
export const isBadLink = (link: { readonly connected: boolean; readonly lossPercent: number }): boolean =>
  !link.connected || link.lossPercent > 8;
