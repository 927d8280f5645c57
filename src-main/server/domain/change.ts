import type { CoreEvent, EventName, PayloadOf } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { CallId, ConnectionId, PersonId } from '#shared/kernel/ids.ts';
import type { ReceiverId } from './actor.ts';
import type { CallRules } from './call-rules.ts';
import { type CallState, presentIn } from './call-state.ts';

/** One event and who it is for: people, or by the id of a call the operators of that. */
export interface Outgoing {
  readonly event: CoreEvent;
  readonly to: readonly ReceiverId[];
  /** Where only some of their connections are meant. */
  readonly only?: readonly ConnectionId[] | undefined;
  /** The sign-in that brought it about, whose own client knows already. */
  readonly by?: string | undefined;
  /** The name of whoever did it to the call or to others: an operator, a moderator. */
  readonly steeredBy?: string | undefined;
}

/** By whom an event was brought about. */
export type Author = Pick<Outgoing, 'by' | 'steeredBy'>;

/** What a rule decided: the next state, and what to tell once it is stored. */
export interface Change {
  readonly call: CallState;
  readonly events: readonly Outgoing[];
}

/** The world as a rule may know it. */
export interface Facts {
  readonly now: Timestamp;
  readonly rules: CallRules;
  /** True when this person has a live connection, so that a confirmation can be expected. */
  readonly isReachable: (personId: PersonId) => boolean;
  /** True while an operator watches this call. */
  readonly isWatched: (callId: CallId) => boolean;
  /** False when no media worker is there; calls then stay peer-to-peer. */
  readonly sfuAvailable: boolean;
}

/** Builds an event with its receivers. */
export const tell = <N extends EventName>(
  name: N,
  payload: PayloadOf<N>,
  to: readonly ReceiverId[],
  only?: readonly ConnectionId[],
): Outgoing => ({ event: { name, payload } as CoreEvent, to, only });

/** Everybody who takes part. */
export const everybodyIn = (call: CallState): PersonId[] => presentIn(call).map((participant) => participant.person.id);

/** Everybody who takes part, but one. */
export const othersIn = (call: CallState, personId: PersonId): PersonId[] =>
  everybodyIn(call).filter((id) => id !== personId);

/** Runs a further rule on top of a change. */
export const andThen = (change: Change, rule: (call: CallState) => Change): Change => {
  const next = rule(change.call);
  return { call: next.call, events: [...change.events, ...next.events] };
};
