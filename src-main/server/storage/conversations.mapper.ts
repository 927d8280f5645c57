import type { Conversation } from '#shared/contract/index.ts';
import type { AccountId, ConversationId } from '#shared/kernel/ids.ts';
import { toFlag } from './columns.ts';
import type { AccountTable, ConversationMemberTable, ConversationTable } from './schema.ts';

/** A member together with the account it is. */
export type MemberRow = Pick<ConversationMemberTable, 'conversation_id' | 'account_id' | 'role'> &
  Pick<AccountTable, 'name' | 'avatar'>;

type Member = Conversation['members'][number];

/** The row of a conversation; its members have their own. */
export const toConversationRow = (conversation: Conversation): ConversationTable => ({
  id: conversation.id,
  type: conversation.type,
  title: conversation.title,
  lobby: toFlag(conversation.lobby),
  created_at: conversation.createdAt,
});

/** A member as the tables know it. Only accounts are members of a conversation. */
export const toMembership = ({ person, role }: Member): { accountId: AccountId; role: Member['role'] } => ({
  accountId: person.id as AccountId,
  role,
});

/** The conversation of its rows. Members come with their present name and avatar. */
export const fromConversationRows = (row: ConversationTable, members: readonly MemberRow[]): Conversation => ({
  id: row.id,
  type: row.type,
  title: row.title,
  lobby: row.lobby === 1,
  createdAt: row.created_at,
  members: members.map(({ account_id, name, avatar, role }) => ({
    person: { id: account_id, kind: 'account', name, avatar: avatar ?? undefined },
    role,
  })),
});

/** Members by the conversation they belong to, in the given order. */
export const groupMembers = (rows: readonly MemberRow[]): ReadonlyMap<ConversationId, readonly MemberRow[]> =>
  Map.groupBy(rows, (row) => row.conversation_id);
