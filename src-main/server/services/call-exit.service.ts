import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  declineCall,
  durationMs,
  endCall,
  findSeat,
  leaveCall,
  removeParticipant,
  requireParticipant,
} from '../domain/index.ts';
import type { Handlers, Repositories } from '../ports/index.ts';
import { isInitiator, mayDirect, personOf, requireDirected, standingIn } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf } from './operator-standing.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
}

type ExitHandlers = Pick<Handlers, 'call.decline' | 'call.leave' | 'call.remove' | 'call.end'>;

/** Who goes from a call, by choice or not. */
export const createCallExitService = ({ live, repositories }: Parts): ExitHandlers => ({
  'call.decline': async (asker, { callId, reason }) => {
    const { person } = personOf(asker);
    const call = await live.requireLive(callId);
    const declined = call.ok ? declineCall(call.value, { person, reason: reason ?? 'declined' }, live.facts()) : call;
    if (!declined.ok) return declined;
    await live.commit(declined.value);
    return ok({});
  },

  'call.leave': async (asker, { callId, participantId }) => {
    const actor = personOf(asker);
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    const own = findSeat(call.value, actor.id);
    const found = participantId
      ? requireParticipant(call.value, participantId)
      : own
        ? ok(own)
        : fail('PARTICIPANT_NOT_FOUND');
    if (!found.ok) return found;
    const facts = live.facts();
    const isOwn = found.value.id === own?.id;
    // A moderator who ends the place of somebody else removes that person; the initiator alone may not, by this way.
    if (!isOwn && !(await standingIn(repositories, actor, call.value)).isModerator)
      return fail('FORBIDDEN', 'That is another participant.');
    if (isOwn) await live.commit(leaveCall(call.value, found.value, facts));
    else await live.commit(removeParticipant(call.value, found.value, facts), authorOf(asker));
    return ok({ participantId: found.value.id, leftAt: facts.now });
  },

  'call.remove': async (asker, { callId, participantId }) => {
    const call = await requireDirected(live, repositories, asker, callId);
    if (!call.ok) return call;
    const found = requireParticipant(call.value, participantId);
    if (!found.ok) return found;
    const facts = live.facts();
    await live.commit(removeParticipant(call.value, found.value, facts), authorOf(asker));
    return ok({ participantId, leftAt: facts.now });
  },

  'call.end': async (asker, { callId }) => {
    const actor = personOf(asker);
    const call = await live.find(callId);
    if (!call) return fail('CALL_NOT_FOUND');
    if (!mayDirect(call, actor, await standingIn(repositories, actor, call))) return fail('FORBIDDEN');
    const facts = live.facts();
    const ended =
      call.phase === 'ended'
        ? call
        : await live.commit(
            endCall(call, { reason: isInitiator(call, actor) ? 'normal' : 'forced', endedBy: actor.id }, facts),
            authorOf(asker),
          );
    const endedAt = ended.endedAt ?? facts.now;
    return ok({ callId, endedAt, durationMs: durationMs(ended, endedAt) });
  },
});
