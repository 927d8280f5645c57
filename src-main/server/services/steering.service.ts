import { type Outcome, type Participant, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallState,
  type Change,
  admitAll,
  admitParticipant,
  andThen,
  bringToSfu,
  closeGate,
  isGated,
  isPresent,
  lockCall,
  openGate,
  presentIn,
  removeParticipant,
} from '../domain/index.ts';
import type { Asker, ConversationRepository, Handlers } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf, requireSteered } from './operator-standing.ts';

type SteeringHandlers = Pick<
  Handlers,
  | 'operator.setGate'
  | 'operator.muteAll'
  | 'operator.unmuteAll'
  | 'operator.admit'
  | 'operator.remove'
  | 'operator.setLock'
>;

interface Parts {
  readonly live: LiveCalls;
  readonly conversations: Pick<ConversationRepository, 'find'>;
}

/** What operators may do to a running call. */
export const createSteeringService = ({ live, conversations }: Parts): SteeringHandlers => {
  const steer = async (
    asker: Asker,
    callId: CallId,
    decide: (call: CallState) => Outcome<Change>,
  ): Promise<Outcome<CallState>> => {
    const call = await requireSteered(live, asker, callId);
    if (!call.ok) return call;
    const change = decide(call.value);
    return change.ok ? ok(await live.commit(change.value, authorOf(asker))) : change;
  };

  /** A gate is in the SFU, so the call has to be there; what depended on the good will of clients would be none. */
  const silence = (call: CallState, participants: readonly Participant[]): Change =>
    participants.reduce<Change>(
      (change, participant) => andThen(change, (state) => closeGate(state, participant)),
      bringToSfu(call, live.facts()),
    );

  return {
    'operator.setGate': async (asker, { callId, participantId, closed }) => {
      const steered = await steer(asker, callId, (call) => {
        const participant = findPresent(call, participantId);
        if (!participant) return fail('PARTICIPANT_NOT_FOUND');
        return ok(closed ? silence(call, [participant]) : openGate(call, participant));
      });
      if (!steered.ok) return steered;
      return ok({ participantId, isMuted: findPresent(steered.value, participantId)?.media.audio !== true });
    },
    'operator.muteAll': async (asker, { callId }) => {
      const call = await requireSteered(live, asker, callId);
      if (!call.ok) return call;
      const muted = presentIn(call.value).filter((participant) => participant.media.audio);
      await live.commit(silence(call.value, muted), authorOf(asker));
      return ok({ muted: muted.map(({ id }) => id) });
    },
    'operator.unmuteAll': async (asker, { callId }) => {
      const call = await requireSteered(live, asker, callId);
      if (!call.ok) return call;
      const gated = presentIn(call.value).filter(({ person }) => isGated(call.value, person.id));
      const opened = await live.commit(
        gated.reduce<Change>((change, participant) => andThen(change, (state) => openGate(state, participant)), {
          call: call.value,
          events: [],
        }),
        authorOf(asker),
      );
      const heard = presentIn(opened).filter(({ media }) => media.audio);
      return ok({ unmuted: heard.filter(({ id }) => gated.some((other) => other.id === id)).map(({ id }) => id) });
    },
    'operator.admit': async (asker, { callId, participantId, admitted }) => {
      const settled = await steer(asker, callId, (call) => {
        const waiting = call.participants.find(({ id, status }) => id === participantId && status === 'waiting');
        if (!waiting) return fail('PARTICIPANT_NOT_FOUND');
        return admitted
          ? admitParticipant(call, participantId, live.facts())
          : ok(removeParticipant(call, waiting, live.facts()));
      });
      return settled.ok ? ok({}) : settled;
    },
    'operator.remove': async (asker, { callId, participantId }) => {
      const removed = await steer(asker, callId, (call) => {
        const participant = findPresent(call, participantId);
        return participant ? ok(removeParticipant(call, participant, live.facts())) : fail('PARTICIPANT_NOT_FOUND');
      });
      return removed.ok ? ok({}) : removed;
    },
    'operator.setLock': async (asker, { callId, locked }) => {
      const changed = await steer(asker, callId, (call) => ok(lockCall(call, locked)));
      if (!changed.ok) return changed;
      const conversation = await conversations.find(changed.value.conversationId);
      // Those who wait in a lobby wait there whether the call is locked or not.
      if (!locked && !conversation?.lobby) await live.commit(admitAll(changed.value, live.facts()), authorOf(asker));
      return ok({ isLocked: changed.value.isLocked });
    },
  };
};

const findPresent = (call: CallState, participantId: ParticipantId): Participant | undefined =>
  call.participants.find((participant) => participant.id === participantId && isPresent(participant));
