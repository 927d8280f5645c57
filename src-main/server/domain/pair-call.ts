import { type DeclineReason, type Outcome, type Person, fail } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, findSeat } from './call-state.ts';
import type { Change, Facts } from './change.ts';
import { endCall } from './end-call.ts';
import { type Seated, joinCall } from './join-call.ts';
import { leaveCall } from './leave-call.ts';
import { isParty, toPairCall } from './pair-view.ts';
import { declineCall, ringingIn } from './ring.ts';

/** A told duration may be this much longer than the own one: clocks and networks differ. */
const DURATION_TOLERANCE_MS = 5_000;

/** What a client of two-person calls may ask for, next to who asks. */
interface Ask {
  readonly person: Person;
}

/** Somebody hangs up, and says how long it was. */
interface Ending extends Ask {
  readonly durationMs?: number | undefined;
  readonly isLenient: boolean;
}

/** The callee answers; the call connects until one of the two says that it is active. A locked or guarded door stays shut. */
export const acceptPair = (
  call: CallState,
  ask: Ask & { participantId: ParticipantId },
  facts: Facts,
): Outcome<Seated> => {
  const allowed = requireRinging(call, ask.person.id);
  if (!allowed.ok) return allowed;
  const hasKey = call.meetingFacts?.passwordHash === undefined;
  const command = { ...ask, audio: true, video: call.type === 'video', isAllowed: true, mustWait: false, hasKey };
  const joined = joinCall(call, command, facts);
  if (!joined.ok || call.pair) return joined;
  const sides = { ...call.sides, [ask.person.id]: { answeredAt: facts.now } };
  return ok({ ...joined.value, call: { ...joined.value.call, sides } });
};

/** The callee says no. */
export const rejectPair = (call: CallState, ask: Ask & { reason: DeclineReason }, facts: Facts): Outcome<Change> => {
  const allowed = requireRinging(call, ask.person.id);
  return allowed.ok ? declineCall(call, ask, facts) : allowed;
};

/** One of the two hangs up. In any other call that is leaving it, or not coming. */
export const endPair = (call: CallState, ask: Ending, facts: Facts): Outcome<Change> => {
  const { person } = ask;
  if (!isParty(call, person.id)) return fail('FORBIDDEN', 'User is not a participant of this call');
  if (call.phase === 'ended') return fail('INVALID_CALL_STATE', 'The call is over already.');
  const startedAt = call.phase === 'ringing' ? undefined : toPairCall(call, person.id).startedAt;
  const measured = measure(startedAt, ask, facts);
  return measured.ok ? (call.pair ? hangUp : withdraw)(call, person, measured.value, facts) : measured;
};

/** How long it was: what the client says, where that can be true. */
const measure = (
  startedAt: Timestamp | undefined,
  { durationMs: told, isLenient }: Ending,
  { now }: Facts,
): Outcome<number> => {
  const own = startedAt === undefined ? 0 : now - startedAt;
  if (told === undefined) return ok(own);
  const isPossible = told >= 0 && told <= own + DURATION_TOLERANCE_MS;
  if (!isPossible && !isLenient) return fail('INVALID_INPUT', 'The call has not lasted that long.');
  return ok(isPossible && startedAt !== undefined ? told : own);
};

const hangUp = (call: CallState, person: Person, durationMs: number, facts: Facts): Outcome<Change> => {
  const measured: CallState = { ...call, pair: call.pair && { ...call.pair, durationMs } };
  const unanswered = call.phase === 'ringing';
  return ok(endCall(measured, { reason: 'normal', endedBy: person.id, unanswered }, facts));
};

/** A larger call goes on without somebody who takes it for one of two. */
const withdraw = (call: CallState, person: Person, durationMs: number, facts: Facts): Outcome<Change> => {
  const seat = findSeat(call, person.id);
  if (ringingIn(call).includes(person.id) && !seat) return declineCall(call, { person, reason: 'declined' }, facts);
  if (!seat) return fail('INVALID_CALL_STATE', 'The call is over for you already.');
  const side = call.sides[person.id];
  const sides = side ? { ...call.sides, [person.id]: { ...side, durationMs } } : call.sides;
  return ok(leaveCall({ ...call, sides }, seat, facts));
};

/** Media flows: the call is active from now on. */
export const activatePair = (call: CallState, person: Person, facts: Facts): Outcome<Change> => {
  if (!isParty(call, person.id)) return fail('FORBIDDEN', 'User is not a participant of this call');
  const { status } = toPairCall(call, person.id);
  if (status !== 'connecting')
    return fail('INVALID_CALL_STATE', `A call that is ${status} cannot become active by its status.`);
  const side = call.sides[person.id];
  if (!side) return ok({ call: { ...call, phase: 'active', activeAt: facts.now }, events: [] });
  const sides = { ...call.sides, [person.id]: { ...side, activeAt: facts.now } };
  return ok({ call: { ...call, sides }, events: [] });
};

/** The invitation has reached the callee. */
export const markDelivered = (call: CallState): Change =>
  call.pair && !call.pair.isDelivered
    ? { call: { ...call, pair: { ...call.pair, isDelivered: true } }, events: [] }
    : { call, events: [] };

/** The seat, for reports on one's own link. */
export const requirePairSeat = (call: CallState, personId: PersonId): Outcome<ParticipantId> => {
  if (!isParty(call, personId)) return fail('FORBIDDEN', 'User is not a participant of this call');
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
