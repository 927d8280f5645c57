import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { isPerson } from '../domain/index.ts';
import type { Asker, MediaObjectKind, MediaPort } from '../ports/index.ts';
import { requireOwnSeat } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

/** What decides who may touch which media object. */
export interface MediaAccessParts {
  readonly live: LiveCalls;
  readonly media: MediaPort;
}

/** Who may touch which media object. */
export interface MediaAccess {
  /** Whose place this is about: a participant's own, that of an operator beside the call, or the one that the media server names. */
  readonly ownerIn: (
    asker: Asker,
    callId: CallId,
    named?: ParticipantId,
  ) => Promise<Outcome<ParticipantId | undefined>>;
  /** True when the call is over or this participant has left it; ids that are of no participant are nobody's to judge. */
  readonly isGone: (callId: CallId, participantId: ParticipantId | undefined) => boolean;
  /** Everybody may touch only what is their own, operators what they receive with; the media server anything. */
  readonly requireOwn: (asker: Asker, kind: MediaObjectKind, id: string) => Promise<Outcome<CallId>>;
}

/** Builds the access rules over the running calls. */
export const createMediaAccess = ({ live, media }: MediaAccessParts): MediaAccess => {
  /** Whose place this is about: a participant's own, or the one that the media server names. */
  const ownerIn = async (
    asker: Asker,
    callId: CallId,
    named?: ParticipantId,
  ): Promise<Outcome<ParticipantId | undefined>> => {
    if (isPerson(asker.actor)) {
      const seat = await requireOwnSeat(live, asker, callId);
      return seat.ok ? ok(seat.value.own.id) : seat;
    }
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    const { actor } = asker;
    if (actor.kind === 'operator') return actor.callId === callId ? ok(actor.observerId) : fail('FORBIDDEN');
    return isGone(callId, named) ? fail('PARTICIPANT_NOT_FOUND') : ok(named);
  };

  /** True when the call is over or this participant has left it; ids that are of no participant are nobody's to judge. */
  const isGone = (callId: CallId, participantId: ParticipantId | undefined): boolean => {
    const call = live.list().find((other) => other.id === callId);
    if (!call) return true;
    return call.participants.some((participant) => participant.id === participantId && participant.status === 'left');
  };

  /** Everybody may touch only what is their own; the media server anything. */
  const requireOwn = async (asker: Asker, kind: MediaObjectKind, id: string): Promise<Outcome<CallId>> => {
    const owner = media.ownerOf(kind, id);
    if (!owner) return fail('MEDIA_NOT_FOUND');
    const { actor } = asker;
    if (actor.kind === 'operator')
      return owner.participantId === actor.observerId ? ok(owner.callId) : fail('FORBIDDEN');
    if (!isPerson(actor)) return ok(owner.callId);
    const seat = await requireOwnSeat(live, asker, owner.callId);
    if (!seat.ok) return seat;
    return seat.value.own.id === owner.participantId ? ok(owner.callId) : fail('FORBIDDEN');
  };

  return { ownerIn, isGone, requireOwn };
};

/** What an operation without data answers. */
export const done = (outcome: Outcome<void>): Outcome<Record<string, never>> => (outcome.ok ? ok({}) : outcome);
