import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { endCall, removeParticipant } from '../domain/index.ts';
import type { Handlers, Repositories } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf } from './operator-standing.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly live: LiveCalls;
}

/** Any call in the hands of people with rights. */
export const createAdminCallsService = ({
  repositories,
  live,
}: Parts): Pick<Handlers, 'admin.listCalls' | 'admin.getCall' | 'admin.endCall' | 'admin.kick'> => ({
  'admin.listCalls': async (_asker, query) => {
    const { items, total } = await repositories.calls.pageOfAll(query);
    return ok({ calls: [...items], total });
  },

  'admin.getCall': async (_asker, { callId }) => {
    const call = await live.find(callId);
    return call ? ok({ call }) : fail('CALL_NOT_FOUND');
  },

  'admin.endCall': async (asker, { callId }) => {
    const call = await live.find(callId);
    if (!call) return fail('CALL_NOT_FOUND');
    if (call.phase === 'ended') return ok({ call });
    const ending = { reason: 'forced' as const, endedBy: accountOf(asker).id };
    return ok({ call: await live.commit(endCall(call, ending, live.facts()), authorOf(asker)) });
  },

  'admin.kick': async (asker, { callId, personId }) => {
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    const participant = call.value.participants.find(
      (other) => other.person.id === personId && other.status !== 'left',
    );
    if (!participant) return fail('PARTICIPANT_NOT_FOUND');
    await live.commit(removeParticipant(call.value, participant, live.facts()), authorOf(asker));
    return ok({ participant });
  },
});
