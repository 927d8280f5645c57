import {
  type CoreEvent,
  type DeclineReason,
  type Outcome,
  type Person,
  type RingOutcome,
  fail,
} from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, findSeat, presentIn } from './call-state.ts';
import { type Change, type Facts, tell } from './change.ts';
import { endCall } from './end-call.ts';

type Settled = Exclude<RingOutcome, 'ringing' | 'invited'>;

/** Those for whom the call still rings. */
export const ringingIn = (call: CallState): PersonId[] =>
  call.callees.filter((callee) => callee.outcome === 'ringing').map((callee) => callee.personId);

/** The ringing as an event, for those who hear of it late. */
export const toRinging = (call: CallState, by?: Person, note?: unknown): CoreEvent => {
  const initiator = call.participants.find((participant) => participant.id === call.initiatorId);
  const caller = by ?? initiator?.person ?? call.meeting?.host ?? call.creator;
  if (!caller) throw new Error(`Call ${call.id} has no initiator`);
  const { id: callId, conversationId, type, ringExpiresAt: expiresAt, pair, meeting } = call;
  return {
    name: 'call.ringing',
    payload: { callId, conversationId, type, caller, expiresAt, channelId: pair?.channelId, meeting, note },
  };
};

/** Stops the ringing for some people, on all their devices. */
export const stopRinging = (call: CallState, people: readonly PersonId[], outcome: Settled): Change => {
  const stopped = ringingIn(call).filter((id) => people.includes(id));
  if (stopped.length === 0) return { call, events: [] };
  const callees = call.callees.map((callee) => (stopped.includes(callee.personId) ? { ...callee, outcome } : callee));
  return {
    call: { ...call, callees },
    events: [tell('call.ringStopped', { callId: call.id, outcome }, stopped)],
  };
};

/** Notes that a callee came in, also one who had declined or missed the ringing before. */
export const answerFor = (call: CallState, personId: PersonId): Change => {
  const stopped = stopRinging(call, [personId], 'answered');
  const callees = stopped.call.callees.map((callee) =>
    callee.personId === personId ? { ...callee, outcome: 'answered' as const } : callee,
  );
  return { call: { ...stopped.call, callees }, events: stopped.events };
};

/** True when the initiator is still alone and nobody is left who could answer. */
const isHopeless = (call: CallState): boolean =>
  call.phase === 'ringing' && ringingIn(call).length === 0 && presentIn(call).length <= 1;

/** A callee declines; the call ends with the last one. */
export const declineCall = (
  call: CallState,
  command: { readonly person: Person; readonly reason: DeclineReason },
  facts: Facts,
): Outcome<Change> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  const { person, reason } = command;
  if (!ringingIn(call).includes(person.id)) return fail('CALL_NOT_RINGING');
  const stopped = stopRinging(call, [person.id], reason);
  const initiator = call.participants.find((participant) => participant.id === call.initiatorId);
  const inviter = call.meetingFacts?.invitedBy[person.id] ?? initiator?.person.id;
  const declined = tell(
    'call.declined',
    { callId: call.id, person, reason, meeting: call.meeting },
    inviter === undefined ? [] : [inviter],
  );
  const change: Change = { call: stopped.call, events: [...stopped.events, declined] };
  if (!isHopeless(change.call)) return ok(change);
  const ended = endCall(
    change.call,
    { reason: 'normal', endedBy: person.id, unanswered: true, isDeclined: true },
    facts,
  );
  return ok({ call: ended.call, events: [...change.events, ...ended.events] });
};

/** What time does to a ringing call: unanswered people miss it, and with nobody in it, it ends. */
export const expireRinging = (call: CallState, facts: Facts): Change => {
  if (call.phase === 'ended') return { call, events: [] };
  const isRinging = ringingIn(call).length > 0;
  if (isRinging && facts.now >= call.ringExpiresAt) {
    const missed = stopRinging(call, ringingIn(call), 'missed');
    if (!isHopeless(missed.call)) return missed;
    const ended = endCall(missed.call, { reason: 'timeout', unanswered: true }, facts);
    return { call: ended.call, events: [...missed.events, ...ended.events] };
  }
  const neverAnswered = call.phase === 'ringing' && facts.now >= call.expiresAt;
  return neverAnswered ? endCall(call, { reason: 'timeout', unanswered: true }, facts) : { call, events: [] };
};

/** Rings people into a running call who are not in it; gives those for whom it rings now and did not before. */
export const ringFurther = (
  call: CallState,
  { by, people }: { readonly by: Person; readonly people: readonly PersonId[] },
  facts: Facts,
): Outcome<Change & { readonly rung: readonly PersonId[] }> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (call.pair) return fail('INVALID_CALL_STATE', 'A call between two has no room for others.');
  const ringing = ringingIn(call);
  const rung = people.filter((id) => !findSeat(call, id) && !call.removed.includes(id) && !ringing.includes(id));
  if (rung.length === 0) return ok({ call, events: [], rung });
  const next: CallState = {
    ...call,
    ringExpiresAt: facts.now + facts.rules.ringTimeoutMs,
    callees: [
      ...call.callees.filter(({ personId }) => !rung.includes(personId)),
      ...rung.map((personId) => ({ personId, outcome: 'ringing' as const })),
    ],
  };
  return ok({ call: next, events: [{ event: toRinging(next, by), to: rung }], rung });
};
