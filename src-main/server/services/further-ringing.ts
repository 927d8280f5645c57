import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { findSeat, makerOf, ringFurther } from '../domain/index.ts';
import type { Handlers, Repositories } from '../ports/index.ts';
import { personOf, standingOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Pick<Repositories, 'conversations'>;
}

/** Those who belong to a running call and are not in it can be rung, also in one that began without ringing. */
export const createFurtherRinging = ({ live, repositories }: Parts): Pick<Handlers, 'call.ring'> => ({
  'call.ring': async (asker, { callId, people }) => {
    const actor = personOf(asker);
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    const conversation = await repositories.conversations.find(call.value.conversationId);
    const isInside = findSeat(call.value, actor.id)?.status === 'connected';
    if (!isInside && !standingOf(actor, conversation).isModerator && makerOf(call.value)?.id !== actor.id)
      return fail('FORBIDDEN');
    const members = (conversation?.members ?? []).map(({ person }) => person.id);
    if (people?.some((id) => !members.includes(id))) return fail('NOT_A_MEMBER');
    const wanted = (people ?? members).filter((id) => id !== actor.id);
    const rung = ringFurther(call.value, { by: actor.person, people: wanted }, live.facts());
    if (!rung.ok) return rung;
    await live.commit(rung.value);
    return ok({ rung: [...rung.value.rung] });
  },
});
