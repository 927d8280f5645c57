import { type Conversation, type MemberRole, type Outcome, type Person, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AccountId, ConversationId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PersonActor } from '../domain/index.ts';
import type { Asker, Handlers, RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import { personOf, standingOf } from './call-standing.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly random: RandomSource;
  readonly clock: Clock;
}

type Wish = readonly { accountId: AccountId; role: MemberRole }[];

/** How an account shows up to others. */
export const toPerson = (account: StoredAccount): Person => ({
  id: account.id,
  kind: 'account',
  name: account.name,
  avatar: account.avatar,
});

/** A conversation that the asker belongs to. */
export const requireConversation = async (
  repositories: Repositories,
  asker: Asker,
  id: ConversationId,
): Promise<Outcome<Conversation>> => {
  const conversation = await repositories.conversations.find(id);
  if (!conversation) return fail('CONVERSATION_NOT_FOUND');
  const standing = standingOf(personOf(asker), conversation);
  return standing.isMember || standing.isModerator ? ok(conversation) : fail('NOT_A_MEMBER');
};

/** A conversation that the asker may change. */
export const requireModerated = async (
  repositories: Repositories,
  asker: Asker,
  id: ConversationId,
): Promise<Outcome<Conversation>> => {
  const found = await requireConversation(repositories, asker, id);
  if (!found.ok) return found;
  return standingOf(personOf(asker), found.value).isModerator ? found : fail('FORBIDDEN');
};

/** Guests in front of a lobby do not learn who is behind it. */
const asSeenBy = (actor: PersonActor, conversation: Conversation): Conversation =>
  actor.kind === 'guest' && conversation.lobby ? { ...conversation, members: [] } : conversation;

/** Conversations and their members. */
export const createConversationsService = (
  parts: Parts,
): Pick<Handlers, Extract<keyof Handlers, `conversation.${string}`>> => {
  const { repositories, random, clock } = parts;
  const { accounts, conversations } = repositories;

  /** The accounts behind a list of members; one unknown id refuses the whole list. */
  const resolve = async (wish: Wish): Promise<Outcome<Conversation['members']>> => {
    const roles = new Map(wish.map((member) => [member.accountId, member.role]));
    const found = await accounts.findMany([...roles.keys()]);
    if (found.length !== roles.size) return fail('ACCOUNT_NOT_FOUND');
    return ok(found.map((account) => ({ person: toPerson(account), role: roles.get(account.id) ?? 'member' })));
  };

  const reread = async (id: ConversationId): Promise<Outcome<{ conversation: Conversation }>> => {
    const conversation = await conversations.find(id);
    return conversation ? ok({ conversation }) : fail('CONVERSATION_NOT_FOUND');
  };

  return {
    'conversation.create': async (asker, { type, title, lobby, members }) => {
      const actor = personOf(asker);
      const others = members.filter((member) => member.accountId !== actor.id);
      if (type === 'direct' && others.length !== 1)
        return fail('INVALID_INPUT', 'A direct conversation has exactly two members.');
      const resolved = await resolve(others);
      if (!resolved.ok) return resolved;
      const conversation: Conversation = {
        id: random.objectId() as ConversationId,
        type,
        title,
        lobby,
        createdAt: clock.now(),
        members: [{ person: actor.person, role: 'admin' }, ...resolved.value],
      };
      await conversations.insert(conversation);
      return ok({ conversation });
    },
    'conversation.list': async (asker) => {
      const actor = personOf(asker);
      if (actor.kind === 'account') return ok({ conversations: [...(await conversations.listOfAccount(actor.id))] });
      const own = await conversations.find(actor.conversationId);
      return ok({ conversations: own ? [asSeenBy(actor, own)] : [] });
    },
    'conversation.get': async (asker, { conversationId }) => {
      const found = await requireConversation(repositories, asker, conversationId);
      return found.ok ? ok({ conversation: asSeenBy(personOf(asker), found.value) }) : found;
    },
    'conversation.update': async (asker, { conversationId, ...change }) => {
      const found = await requireModerated(repositories, asker, conversationId);
      if (!found.ok) return found;
      await conversations.update(conversationId, change);
      return reread(conversationId);
    },
    'conversation.addMembers': async (asker, { conversationId, members }) => {
      const found = await requireModerated(repositories, asker, conversationId);
      if (!found.ok) return found;
      if (found.value.type === 'direct') return fail('INVALID_INPUT', 'A direct conversation has exactly two members.');
      const resolved = await resolve(members);
      if (!resolved.ok) return resolved;
      await conversations.putMembers(conversationId, members);
      return reread(conversationId);
    },
    'conversation.removeMembers': async (asker, { conversationId, accountIds }) => {
      const actor = personOf(asker);
      const leavesAlone = accountIds.every((id) => id === actor.id);
      const require = leavesAlone ? requireConversation : requireModerated;
      const found = await require(repositories, asker, conversationId);
      if (!found.ok) return found;
      await conversations.removeMembers(conversationId, accountIds);
      return reread(conversationId);
    },
  };
};
