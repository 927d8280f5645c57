import type { MemberRole } from '#shared/contract/index.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import type { AccountId, ConversationId, ShareLinkId } from '#shared/kernel/ids.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { iso } from '../moments.ts';
import { toConversation, toShareLink, toUser } from './values.ts';

const entries = conversationCalls.routes;
const conversation = (params: { conversationId: string }) => ({
  conversationId: params.conversationId as ConversationId,
});
const success = <T>(data: T) => ({ success: true as const, data });
const toOne = (output: { conversation: Parameters<typeof toConversation>[0] }) =>
  success(toConversation(output.conversation));

interface MemberList {
  readonly members?: { userId: string; role?: MemberRole | undefined }[] | undefined;
  readonly userIds?: string[] | undefined;
  readonly userId?: string | undefined;
  readonly role?: MemberRole | undefined;
}

/** Members may be given as objects, as ids, or as one id with a role. */
const toMembers = ({ members = [], userIds = [], userId, role }: MemberList) => [
  ...members.map((member) => ({ accountId: member.userId as AccountId, role: member.role ?? ('member' as const) })),
  ...[...userIds, ...(userId === undefined ? [] : [userId])].map((id) => ({
    accountId: id as AccountId,
    role: role ?? ('member' as const),
  })),
];

/** Conversations, links, guests and accounts: the paths that the document presupposes. */
export const conversationRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.createConversation,
    'conversation.create',
    ({ body }) => ({ type: body.type, title: body.title ?? '', lobby: body.lobby ?? false, members: toMembers(body) }),
    toOne,
  ),
  bindRoute(
    entries.listConversations,
    'conversation.list',
    () => ({}),
    ({ conversations }) => success({ conversations: conversations.map(toConversation) }),
  ),
  bindRoute(entries.getConversation, 'conversation.get', ({ params }) => conversation(params), toOne),
  bindRoute(
    entries.updateConversation,
    'conversation.update',
    ({ params, body }) => ({ ...conversation(params), ...body }),
    toOne,
  ),
  bindRoute(
    entries.addMembers,
    'conversation.addMembers',
    ({ params, body }) => ({ ...conversation(params), members: toMembers(body) }),
    toOne,
  ),
  bindRoute(
    entries.removeMembers,
    'conversation.removeMembers',
    ({ params, body }) => ({
      ...conversation(params),
      accountIds: toMembers(body).map((member) => member.accountId),
    }),
    toOne,
  ),
  bindRoute(
    entries.removeMember,
    'conversation.removeMembers',
    ({ params }) => ({ ...conversation(params), accountIds: [params.userId as AccountId] }),
    toOne,
  ),
  bindRoute(
    entries.createShareLink,
    'shareLink.create',
    ({ params, body }) => ({
      ...conversation(params),
      expiresAt: body?.expiresAt ? Date.parse(body.expiresAt) : undefined,
      maxUses: body?.maxUses ?? undefined,
    }),
    ({ shareLink, token }, _input, { baseUrl }) =>
      success({ ...toShareLink(shareLink), token, url: `${baseUrl}/join/${token}` }),
  ),
  bindRoute(
    entries.listShareLinks,
    'shareLink.list',
    ({ params }) => conversation(params),
    ({ shareLinks }) => success({ shareLinks: shareLinks.map(toShareLink) }),
  ),
  bindRoute(
    entries.revokeShareLink,
    'shareLink.revoke',
    ({ params }) => ({ ...conversation(params), shareLinkId: params.shareLinkId as ShareLinkId }),
    ({ shareLink }) => success(toShareLink(shareLink)),
  ),
  bindRoute(
    entries.describeShareLink,
    'shareLink.describe',
    ({ params }) => params,
    (output) => success(output),
  ),
  bindRoute(
    entries.enterShareLink,
    'shareLink.enter',
    ({ params, body }) => ({ token: params.token, name: body.name, language: body.language }),
    ({ sessionToken, guestId, name, conversationId, expiresAt }) =>
      success({
        sessionToken,
        user: { id: guestId, username: name, isAnonymous: true },
        conversationId,
        expiresAt: iso(expiresAt),
      }),
  ),
  bindRoute(
    entries.createLocalAccount,
    'account.createLocal',
    ({ body }) => body,
    ({ account, token }) => success({ user: { id: account.id, username: account.name, isAnonymous: false }, token }),
  ),
  bindRoute(
    entries.getMe,
    'account.getSelf',
    () => ({}),
    ({ person, ...rest }) => success({ user: toUser(person), ...rest }),
  ),
  bindRoute(
    entries.updateMe,
    'account.update',
    ({ body }) => body,
    ({ person, language }) => success({ user: toUser(person), language }),
  ),
];
