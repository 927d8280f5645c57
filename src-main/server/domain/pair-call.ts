import {
  type DeclineReason,
  type Outcome,
  type PairCall,
  type PairStatus,
  type Person,
  fail,
} from '#shared/contract/index.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, type PairFacts, findSeat } from './call-state.ts';
import type { Change, Facts } from './change.ts';
import { endCall } from './end-call.ts';
import { type Seated, joinCall } from './join-call.ts';
import { declineCall, ringingIn } from './ring.ts';

/** A told duration may be this much longer than the own one: clocks and networks differ. */
const DURATION_TOLERANCE_MS = 5_000;

/** What a client of two-person calls may ask for, next to who asks. */
interface Ask {
  readonly person: Person;
}

const callerOf = (call: CallState): PersonId => {
  const initiator =
    call.participants.find((participant) => participant.id === call.initiatorId)?.person ?? call.creator;
  if (!initiator) throw new Error(`Call ${call.id} has no initiator`);
  return initiator.id;
};

/** The facts of the pair, with sensible ones for calls that were begun another way. */
const factsOf = (call: CallState): PairFacts =>
  call.pair ?? { channelId: call.id, isDelivered: true, answeredAt: call.activeAt };

/** True for the caller and for everybody who was called or took part. */
export const isParty = (call: CallState, personId: PersonId): boolean =>
  call.callees.some((callee) => callee.personId === personId) ||
  call.participants.some((participant) => participant.person.id === personId);

const statusOf = (call: CallState): PairStatus => {
  if (call.phase === 'ringing') return factsOf(call).isDelivered ? 'ringing' : 'initiating';
  if (call.phase === 'scheduled') return 'initiating';
  if (call.phase !== 'ended') return call.phase;
  const outcomes = call.callees.map((callee) => callee.outcome);
  if (outcomes.includes('answered')) return 'ended';
  if (outcomes.includes('missed')) return 'missed';
  const isRefused = outcomes.some(
    (outcome) => outcome === 'declined' || outcome === 'busy' || outcome === 'unavailable',
  );
  return isRefused ? 'rejected' : 'ended';
};

/** A call as one of the two sees it. In a larger call, `viewer` stands for the one who was called. */
export const toPairCall = (call: CallState, viewer: PersonId): PairCall => {
  const { answeredAt, channelId, durationMs } = factsOf(call);
  const callerId = callerOf(call);
  const callee = viewer === callerId ? call.callees[0]?.personId : viewer;
  const startedAt = call.activeAt ?? answeredAt;
  const ended = call.endedAt;
  const measured = ended === undefined ? undefined : startedAt === undefined ? 0 : (durationMs ?? ended - startedAt);
  return {
    id: call.id,
    callerId,
    calleeId: callee ?? callerId,
    type: call.type,
    status: statusOf(call),
    channelId,
    startedAt,
    endedAt: ended,
    durationMs: measured,
    createdAt: call.createdAt,
    updatedAt: ended ?? startedAt ?? call.createdAt,
  };
};

/** The callee answers; the call connects until one of the two says that it is active. */
export const acceptPair = (
  call: CallState,
  ask: Ask & { participantId: ParticipantId },
  facts: Facts,
): Outcome<Seated> => {
  const allowed = requireRinging(call, ask.person.id);
  if (!allowed.ok) return allowed;
  const command = { ...ask, audio: true, video: call.type === 'video', isAllowed: true, mustWait: false };
  const joined = joinCall(call, command, facts);
  if (!joined.ok || call.phase !== 'ringing') return joined;
  const pair = { ...factsOf(call), answeredAt: facts.now };
  return ok({ ...joined.value, call: { ...joined.value.call, phase: 'connecting', activeAt: undefined, pair } });
};

/** The callee says no. */
export const rejectPair = (call: CallState, ask: Ask & { reason: DeclineReason }, facts: Facts): Outcome<Change> => {
  const allowed = requireRinging(call, ask.person.id);
  return allowed.ok ? declineCall(call, ask, facts) : allowed;
};

/** One of the two hangs up. */
export const endPair = (
  call: CallState,
  ask: Ask & { durationMs?: number | undefined; isLenient: boolean },
  facts: Facts,
): Outcome<Change> => {
  if (!isParty(call, ask.person.id)) return fail('FORBIDDEN', 'You are not a participant of this call.');
  if (call.phase === 'ended') return fail('INVALID_CALL_STATE', 'The call is over already.');
  const isRinging = call.phase === 'ringing';
  const startedAt = call.activeAt ?? factsOf(call).answeredAt;
  const own = isRinging || startedAt === undefined ? 0 : facts.now - startedAt;
  const told = ask.durationMs;
  const isPossible = told === undefined || (told >= 0 && told <= own + DURATION_TOLERANCE_MS);
  if (!isPossible && !ask.isLenient) return fail('INVALID_INPUT', 'The call has not lasted that long.');
  const durationMs = isRinging || !isPossible ? own : (told ?? own);
  const measured: CallState = { ...call, pair: { ...factsOf(call), durationMs } };
  return ok(endCall(measured, { reason: 'normal', endedBy: ask.person.id, unanswered: isRinging }, facts));
};

/** Media flows: the call is active from now on. */
export const activatePair = (call: CallState, person: Person, facts: Facts): Outcome<Change> => {
  if (!isParty(call, person.id)) return fail('FORBIDDEN', 'You are not a participant of this call.');
  if (call.phase !== 'connecting')
    return fail('INVALID_CALL_STATE', `A call that is ${statusOf(call)} cannot become active.`);
  return ok({ call: { ...call, phase: 'active', activeAt: facts.now }, events: [] });
};

/** The invitation has reached the callee. */
export const markDelivered = (call: CallState): Change =>
  call.pair && !call.pair.isDelivered
    ? { call: { ...call, pair: { ...call.pair, isDelivered: true } }, events: [] }
    : { call, events: [] };

/** The seat, for reports on one's own link. */
export const requirePairSeat = (call: CallState, personId: PersonId): Outcome<ParticipantId> => {
  if (!isParty(call, personId)) return fail('FORBIDDEN', 'You are not a participant of this call.');
  const seat = findSeat(call, personId);
  return seat ? ok(seat.id) : fail('INVALID_CALL_STATE', 'The call is not running.');
};

const requireRinging = (call: CallState, personId: PersonId): Outcome<void> => {
  const isCallee = call.callees.some((callee) => callee.personId === personId);
  if (!isCallee) return fail('FORBIDDEN', 'User is not the callee of this call');
  return ringingIn(call).includes(personId)
    ? ok(undefined)
    : fail('INVALID_CALL_STATE', 'The call is not ringing for you any more.');
};
