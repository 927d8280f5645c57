import { z } from 'zod';
import { event, operation } from './define.ts';
import {
  accountId,
  conversation,
  conversationId,
  conversationType,
  guestId,
  language,
  memberRole,
  person,
  shareLink,
  shareLinkId,
  timestamp,
} from './models.contract.ts';

const CONVERSATION = '65abc123def456789012345a';
const ACCOUNT = '65abc456def789012345678a';
const LINK = '65abc999def888777666555a';

const members = z.array(z.object({ accountId, role: memberRole.default('member') })).max(1000);
const one = z.object({ conversation });
const inConversation = z.object({ conversationId });

export const conversationOperations = {
  'conversation.create': operation({
    input: z.object({
      type: conversationType,
      title: z.string(),
      lobby: z.boolean().default(false),
      members: members.default([]),
    }),
    output: one,
    errors: ['ACCOUNT_NOT_FOUND', 'INVALID_INPUT'],
    permission: 'account',
    doc: 'Makes a conversation; whoever makes it administers it.',
    example: { type: 'group', title: 'Ward round', members: [{ accountId: ACCOUNT }] },
  }),
  'conversation.list': operation({
    input: z.object({}),
    output: z.object({ conversations: z.array(conversation) }),
    errors: [],
    permission: 'person',
    doc: 'Lists the conversations of the asker, newest first.',
    example: {},
  }),
  'conversation.get': operation({
    input: inConversation,
    output: one,
    errors: ['CONVERSATION_NOT_FOUND', 'NOT_A_MEMBER'],
    permission: 'person',
    doc: 'Reads a conversation of the asker.',
    example: { conversationId: CONVERSATION },
  }),
  'conversation.update': operation({
    input: z.object({ conversationId, title: z.string().optional(), lobby: z.boolean().optional() }),
    output: one,
    errors: ['CONVERSATION_NOT_FOUND', 'FORBIDDEN', 'NOT_A_MEMBER'],
    permission: 'account',
    serialBy: 'conversationId',
    doc: 'Changes title or lobby. Administrators and moderators of the conversation only.',
    example: { conversationId: CONVERSATION, lobby: true },
  }),
  'conversation.addMembers': operation({
    input: z.object({ conversationId, members }),
    output: one,
    errors: ['CONVERSATION_NOT_FOUND', 'FORBIDDEN', 'NOT_A_MEMBER', 'ACCOUNT_NOT_FOUND', 'INVALID_INPUT'],
    permission: 'account',
    serialBy: 'conversationId',
    doc: 'Adds members, or changes the role of those who are members already.',
    example: { conversationId: CONVERSATION, members: [{ accountId: ACCOUNT, role: 'moderator' }] },
  }),
  'conversation.removeMembers': operation({
    input: z.object({ conversationId, accountIds: z.array(accountId).min(1) }),
    output: one,
    errors: ['CONVERSATION_NOT_FOUND', 'FORBIDDEN', 'NOT_A_MEMBER'],
    permission: 'account',
    serialBy: 'conversationId',
    doc: 'Removes members; everybody may remove themselves.',
    example: { conversationId: CONVERSATION, accountIds: [ACCOUNT] },
  }),
  'shareLink.create': operation({
    input: z.object({ conversationId, expiresAt: timestamp.optional(), maxUses: z.number().int().min(1).optional() }),
    output: z.object({ shareLink, token: z.string() }),
    errors: ['CONVERSATION_NOT_FOUND', 'FORBIDDEN', 'NOT_A_MEMBER', 'INVALID_INPUT'],
    permission: 'account',
    doc: 'Makes a link by which guests come in. The token is given this once; only its hash is kept.',
    example: { conversationId: CONVERSATION, maxUses: 5 },
  }),
  'shareLink.list': operation({
    input: inConversation,
    output: z.object({ shareLinks: z.array(shareLink) }),
    errors: ['CONVERSATION_NOT_FOUND', 'NOT_A_MEMBER'],
    permission: 'account',
    doc: 'Lists the links of a conversation.',
    example: { conversationId: CONVERSATION },
  }),
  'shareLink.revoke': operation({
    input: z.object({ conversationId, shareLinkId }),
    output: z.object({ shareLink }),
    errors: ['CONVERSATION_NOT_FOUND', 'FORBIDDEN', 'NOT_A_MEMBER', 'SHARE_LINK_NOT_FOUND'],
    permission: 'account',
    doc: 'Withdraws a link: its guests lose their sign-in and leave their calls.',
    example: { conversationId: CONVERSATION, shareLinkId: LINK },
  }),
  'shareLink.describe': operation({
    input: z.object({ token: z.string() }),
    output: z.object({ conversationId, title: z.string(), lobby: z.boolean(), name: z.string().optional() }),
    errors: ['SHARE_LINK_NOT_FOUND', 'SHARE_LINK_EXPIRED'],
    permission: 'anyone',
    doc: 'Tells the holder of a link what it leads to, before coming in.',
    example: { token: 'kfd-wmqx-tzr' },
  }),
  'shareLink.enter': operation({
    input: z.object({ token: z.string(), name: z.string(), language: language.optional() }),
    output: z.object({ sessionToken: z.string(), guestId, name: z.string(), conversationId, expiresAt: timestamp }),
    errors: ['SHARE_LINK_NOT_FOUND', 'SHARE_LINK_EXPIRED', 'INVALID_INPUT'],
    permission: 'anyone',
    doc: 'Turns a link and a name into a guest with a session token.',
    example: { token: 'kfd-wmqx-tzr', name: 'Alice', language: 'en' },
  }),
} as const;

export const conversationEvents = {
  'session.revoked': event({
    payload: z.object({ person }),
    audience: 'person',
    doc: 'The sign-in of this person is no longer valid; connections are closed after this.',
    example: { person: { id: LINK, kind: 'guest', name: 'Alice' } },
  }),
} as const;
