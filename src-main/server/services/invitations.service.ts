import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { findSeat, inviteTo, respondTo } from '../domain/index.ts';
import type { Handlers, Repositories } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';
import { requireAccounts } from './meetings.service.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
}

/** Who is asked to come to a meeting, and what they say. */
export const createInvitationsService = ({
  live,
  repositories,
}: Parts): Pick<Handlers, 'meeting.invite' | 'meeting.respond'> => ({
  'meeting.invite': async (asker, { callId, accountIds }) => {
    const { id, person } = accountOf(asker);
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    const { meeting, conversationId } = call.value;
    if (!meeting) return fail('CALL_NOT_FOUND');
    if (meeting.host.id !== id && !findSeat(call.value, id)) return fail('FORBIDDEN');
    const invited = await requireAccounts(repositories, accountIds);
    if (!invited.ok) return invited;
    const change = inviteTo(call.value, { by: person, people: accountIds }, live.facts());
    if (!change.ok) return change;
    const members = await repositories.conversations.find(conversationId);
    const known = new Set<string>(members?.members.map((member) => member.person.id));
    const fresh = accountIds.filter((accountId) => !known.has(accountId));
    await repositories.conversations.putMembers(
      conversationId,
      fresh.map((accountId) => ({ accountId, role: 'member' })),
    );
    return ok({ call: await live.commit(change.value) });
  },

  'meeting.respond': async (asker, { callId, isAccepted, isQuiet }) => {
    const { person } = accountOf(asker);
    const call = await live.requireLive(callId);
    if (!call.ok) return call;
    if (!call.value.meeting) return fail('CALL_NOT_FOUND');
    const change = respondTo(call.value, { person, isAccepted, isQuiet });
    return change.ok ? ok({ call: await live.commit(change.value) }) : change;
  },
});
