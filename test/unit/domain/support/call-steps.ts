import * as fc from 'fast-check';
import type { CallMode, DeclineReason, Participant } from '#shared/contract/index.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  type Change,
  type Facts,
  admitParticipant,
  advanceCall,
  declineCall,
  defaultCallRules,
  endCall,
  failSwitch,
  fallBack,
  findSeat,
  isPresent,
  joinCall,
  leaveCall,
  loseConnection,
  nextDueAt,
  removeParticipant,
  resumeCall,
  settleSwitch,
  switchByHand,
} from '#server/domain/index.ts';
import { START, personNamed } from '#test/support/call-states.ts';

/** Everybody who may turn up; `gil` and `hedy` have to wait in the lobby. */
const PEOPLE = ['ada', 'ben', 'cleo', 'dora', 'gil', 'hedy'] as const;
type Name = (typeof PEOPLE)[number];

/** One thing that happens to a call. */
export type Step =
  | { readonly kind: 'join' | 'resume' | 'leave' | 'lose' | 'remove' | 'admit' | 'acknowledge'; readonly who: Name }
  | { readonly kind: 'decline'; readonly who: Name; readonly reason: DeclineReason }
  | { readonly kind: 'choose'; readonly mode: CallMode }
  | { readonly kind: 'badLink' | 'giveUp' | 'end' | 'untilDue' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'world'; readonly sfuAvailable: boolean; readonly deaf: readonly Name[] };

const who = fc.constantFrom(...PEOPLE);
const rarely = fc.oneof<[fc.WeightedArbitrary<Step>, ...fc.WeightedArbitrary<Step>[]]>(
  { weight: 30, arbitrary: fc.record({ kind: fc.constantFrom('badLink', 'giveUp') }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'end' }) },
);

/** Any step, the common ones more often, so that most runs stay alive for long. */
export const step: fc.Arbitrary<Step> = fc.oneof<[fc.WeightedArbitrary<Step>, ...fc.WeightedArbitrary<Step>[]]>(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('join'), who }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('resume', 'acknowledge', 'admit', 'lose'), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('leave', 'remove'), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('decline'), who, reason: fc.constantFrom('busy', 'declined') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('choose'), mode: fc.constantFrom('p2p', 'sfu') }) },
  { weight: 2, arbitrary: rarely },
  { weight: 5, arbitrary: fc.constant({ kind: 'untilDue' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: 0, max: 40_000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('world'),
      sfuAvailable: fc.boolean(),
      deaf: fc.subarray([...PEOPLE], { maxLength: 3 }),
    }),
  },
);

/** A call and the world around it, moved on by steps. */
export interface Run {
  call: CallState;
  facts: Facts;
  /** How many places were given out, for ids. */
  places: number;
}

/** Small numbers, so that short runs reach the limits. */
export const rules = { ...defaultCallRules, maxParticipants: 4 };

export const beginRun = (call: CallState): Run => ({
  call,
  facts: { now: START, rules, isReachable: () => true, isWatched: () => false, sfuAvailable: true },
  places: 0,
});

/** Does one step and gives what it changed; an impossible one changes nothing. */
export const take = (run: Run, next: Step): Change => {
  if (next.kind === 'wait') run.facts = { ...run.facts, now: run.facts.now + next.ms };
  if (next.kind === 'untilDue')
    run.facts = { ...run.facts, now: Math.max(run.facts.now, nextDueAt(run.call, rules) ?? 0) };
  if (next.kind === 'world') {
    const deaf: readonly string[] = next.deaf;
    run.facts = { ...run.facts, sfuAvailable: next.sfuAvailable, isReachable: (id) => !deaf.includes(id) };
  }
  const change = decide(run, next);
  run.call = change.call;
  return change;
};

const decide = (run: Run, next: Step): Change => {
  const { call, facts } = run;
  const nothing: Change = { call, events: [] };
  switch (next.kind) {
    case 'join': {
      const participantId = `place ${(run.places += 1)}` as ParticipantId;
      const mustWait = next.who === 'gil' || next.who === 'hedy';
      const person = personNamed(next.who);
      const command = { participantId, person, audio: true, video: true, isAllowed: true, mustWait };
      return orNothing(joinCall(call, command, facts), call);
    }
    case 'resume':
      return orNothing(resumeCall(call, next.who as string as PersonId, facts), call);
    case 'decline':
      return orNothing(declineCall(call, { person: personNamed(next.who), reason: next.reason }, facts), call);
    case 'choose':
      return orNothing(switchByHand(call, next.mode, facts), call);
    case 'badLink':
      return call.phase === 'ended' ? nothing : fallBack(call, facts);
    case 'giveUp':
      return failSwitch(call, 'given up');
    case 'end':
      return call.phase === 'ended' ? nothing : endCall(call, { reason: 'normal' }, facts);
    case 'wait':
    case 'untilDue':
    case 'world':
      return advanceCall(call, facts);
    default: {
      const seat = call.phase === 'ended' ? undefined : findSeat(call, next.who as string as PersonId);
      return seat ? seatSteps[next.kind](call, seat, facts) : nothing;
    }
  }
};

const seatSteps: Record<
  'leave' | 'lose' | 'remove' | 'admit' | 'acknowledge',
  (call: CallState, seat: Participant, facts: Facts) => Change
> = {
  leave: leaveCall,
  lose: loseConnection,
  remove: removeParticipant,
  admit: (call, seat, facts) => orNothing(admitParticipant(call, seat.id, facts), call),
  acknowledge: (call, seat) => (isPresent(seat) ? settleSwitch(call, seat.id) : { call, events: [] }),
};

const orNothing = (outcome: { ok: true; value: Change } | { ok: false }, call: CallState): Change =>
  outcome.ok ? { call: outcome.value.call, events: outcome.value.events } : { call, events: [] };
