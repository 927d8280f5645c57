import { type Outcome, fail } from '#shared/contract/index.ts';
import type { AccountId, CallId, ConversationId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, beginMeeting, findSeat, joinCall, maySee, resumeCall } from '../domain/index.ts';
import type {
  Asker,
  Connections,
  Handlers,
  PasswordHasher,
  RandomSource,
  Repositories,
  StoredAccount,
  TokenIssuer,
} from '../ports/index.ts';
import { takeSeat } from './call-entry.service.ts';
import { accountOf, hasKey, requireOwnSeat } from './call-standing.ts';
import { toPerson } from './conversations.service.ts';
import type { LiveCalls } from './live-calls.ts';

/** All that meetings need. */
export interface MeetingParts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly passwords: PasswordHasher;
  readonly tokens: TokenIssuer;
  readonly random: RandomSource;
}

type MeetingHandlers = Pick<
  Handlers,
  | 'meeting.create'
  | 'meeting.enter'
  | 'meeting.issueTicket'
  | 'meeting.describe'
  | 'meeting.listOpen'
  | 'meeting.listPast'
>;

/** Calls that are made by themselves: with a title, a host, a time and rules. */
export const createMeetingsService = (parts: MeetingParts): MeetingHandlers => {
  const { live, repositories, passwords } = parts;

  return {
    'meeting.create': async (asker, { password, inviteIds, ...wish }) => {
      const { person: host } = accountOf(asker);
      const invited = await requireAccounts(
        repositories,
        inviteIds.filter((id) => id !== host.id),
      );
      if (!invited.ok) return invited;
      const ids = newIds(parts);
      const change = beginMeeting(
        {
          ...(await openConversation(parts, asker, wish.title, invited.value)),
          ...ids,
          type: wish.type,
          meeting: {
            ...{ title: wish.title, description: wish.description, format: wish.format, settings: wish.settings },
            ...{ host, startsAt: wish.startsAt, needsPassword: password !== undefined },
            channel: `channel-${ids.callId}`,
            maxParticipants: wish.maxParticipants ?? live.facts().rules.maxParticipants,
          },
          invited: invited.value.map(({ id }) => id),
          passwordHash: password === undefined ? undefined : await passwords.hash(password),
        },
        live.facts(),
      );
      const participantId = change.call.initiatorId;
      if (change.call.phase === 'scheduled') await live.commit(change);
      else await takeSeat(parts, asker, accountOf(asker), { ...change, participantId });
      return visit(parts, asker, change.call, participantId);
    },

    'meeting.enter': async (asker, { callId, password }) => {
      const actor = accountOf(asker);
      const call = await live.requireLive(callId);
      if (!call.ok) return call;
      if (!call.value.meeting) return fail('CALL_NOT_FOUND');
      const facts = live.facts();
      const seated = findSeat(call.value, actor.id)
        ? resumeCall(call.value, actor.id, facts)
        : joinCall(
            call.value,
            {
              participantId: parts.random.objectId() as ParticipantId,
              ...{ person: actor.person, audio: true, video: true, isAllowed: true, mustWait: false },
              hasKey: await hasKey(passwords, call.value, password),
            },
            facts,
          );
      if (!seated.ok) return seated;
      const taken = await takeSeat(parts, asker, actor, seated.value);
      return visit(parts, asker, seated.value.call, taken.value.participantId);
    },

    'meeting.issueTicket': async (asker, { callId }) => {
      const seat = await requireOwnSeat(live, asker, callId);
      return seat.ok ? visit(parts, asker, seat.value.call, seat.value.own.id) : seat;
    },

    'meeting.describe': async (_asker, { callId }) => {
      const call = await live.find(callId);
      return call ? ok({ isMeeting: call.meeting !== undefined }) : fail('CALL_NOT_FOUND');
    },

    'meeting.listOpen': async (asker, { phase }) => {
      const { id } = accountOf(asker);
      const calls = live.list().filter((call) => call.meeting && call.phase === phase && maySee(call, id));
      const byTime = calls.toSorted((one, other) => startOf(other) - startOf(one));
      return ok({ calls: phase === 'scheduled' ? byTime.toReversed() : byTime, total: calls.length });
    },

    'meeting.listPast': async (asker, query) => {
      const { items, total } = await repositories.calls.pageOfMeetings({ personId: accountOf(asker).id, ...query });
      return ok({ calls: [...items], total });
    },
  };
};

const startOf = (call: CallState): number => call.meeting?.startsAt ?? call.createdAt;

/** The accounts of these ids; one unknown id refuses the whole list. */
export const requireAccounts = async (
  { accounts }: Repositories,
  ids: readonly AccountId[],
): Promise<Outcome<readonly StoredAccount[]>> => {
  const distinct = [...new Set(ids)];
  const found = await accounts.findMany(distinct);
  return found.length === distinct.length ? ok(found) : fail('ACCOUNT_NOT_FOUND');
};

const newIds = ({ random }: MeetingParts) => ({
  callId: random.objectId() as CallId,
  participantId: random.objectId() as ParticipantId,
});

/** A meeting happens in a conversation of its own, of its host and those who are invited. */
const openConversation = async (
  { repositories, random, live }: MeetingParts,
  asker: Asker,
  title: string,
  invited: readonly StoredAccount[],
): Promise<{ conversationId: ConversationId }> => {
  const id = random.objectId() as ConversationId;
  const members = invited.map((account) => ({ person: toPerson(account), role: 'member' as const }));
  await repositories.conversations.insert({
    ...{ id, type: 'group', title, lobby: false, createdAt: live.facts().now },
    members: [{ person: accountOf(asker).person, role: 'admin' }, ...members],
  });
  return { conversationId: id };
};

/** The meeting with a fresh pass into its media. */
const visit = async ({ live, tokens }: MeetingParts, asker: Asker, call: CallState, participantId: ParticipantId) => {
  const { id, signInId } = accountOf(asker);
  const issued = await tokens.issueTicket({ accountId: id, signInId, callId: call.id, participantId });
  const current = live.list().find((other) => other.id === call.id) ?? call;
  return ok({ call: current, ticket: { ...issued, participantId } });
};
