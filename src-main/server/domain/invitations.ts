import { type Outcome, type Person, fail } from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { tellInvited } from './begin-meeting.ts';
import { type CallState, findSeat } from './call-state.ts';
import { type Change, type Facts, andThen, tell } from './change.ts';
import { stopRinging } from './ring.ts';

/** True for the host, those who are in the call, and those who were invited. */
export const belongsTo = (call: CallState, personId: PersonId): boolean =>
  call.meeting?.host.id === personId ||
  findSeat(call, personId) !== undefined ||
  call.callees.some((callee) => callee.personId === personId);

/** Invites further people, once more those who did not come. Whoever is in the meeting already is left alone. */
export const inviteTo = (
  call: CallState,
  { by, people, note }: { readonly by: Person; readonly people: readonly PersonId[]; readonly note?: unknown },
  facts: Facts,
): Outcome<Change> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  const { meetingFacts } = call;
  if (!meetingFacts) return fail('INVALID_CALL_STATE');
  const called = people.filter((id) => id !== by.id && !findSeat(call, id) && !call.removed.includes(id));
  const outcome = call.phase === 'scheduled' ? ('invited' as const) : ('ringing' as const);
  const invited: CallState = {
    ...call,
    ringExpiresAt: call.phase === 'scheduled' ? call.ringExpiresAt : facts.now + facts.rules.ringTimeoutMs,
    callees: [
      ...call.callees.filter((callee) => !called.includes(callee.personId)),
      ...called.map((personId) => ({ personId, outcome })),
    ],
    meetingFacts: {
      ...meetingFacts,
      invitedBy: { ...meetingFacts.invitedBy, ...Object.fromEntries(called.map((id) => [id, by.id])) },
    },
  };
  return ok({ call: invited, events: [tellInvited(invited, called, by, note)] });
};

/** Who is told what an invited person answers. */
const inviterOf = (call: CallState, personId: PersonId): PersonId | undefined =>
  call.meetingFacts?.invitedBy[personId] ??
  call.participants.find((participant) => participant.id === call.initiatorId)?.person.id;

/** An invited person says whether to come; the last word counts. `isQuiet` when the inviter hears of it another way. */
export const respondTo = (
  call: CallState,
  { person, isAccepted, isQuiet }: { readonly person: Person; readonly isAccepted: boolean; readonly isQuiet: boolean },
): Outcome<Change> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (!call.callees.some((callee) => callee.personId === person.id)) return fail('NOT_A_PARTICIPANT');
  const outcome = isAccepted ? ('answered' as const) : ('declined' as const);
  const { id: callId, meeting } = call;
  const inviter = inviterOf(call, person.id);
  const told = inviter === undefined || isQuiet ? [] : [inviter];
  const said = isAccepted
    ? tell('call.accepted', { callId, person, meeting }, told)
    : tell('call.declined', { callId, person, reason: 'declined', meeting }, told);
  const change = andThen(stopRinging(call, [person.id], outcome), (state) => ({
    call: {
      ...state,
      callees: state.callees.map((callee) => (callee.personId === person.id ? { ...callee, outcome } : callee)),
    },
    events: [said],
  }));
  return ok(change);
};
