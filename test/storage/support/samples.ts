import type { ChatMessage, Conversation, Participant, ShareLink, Transcript } from '#shared/contract/index.ts';
import type { Id, PersonId } from '#shared/kernel/ids.ts';
import type { CallState } from '#server/domain/call-state.ts';
import type { Repositories, StoredAccount, StoredGuest } from '#server/ports/index.ts';

/** A moment that no test depends on. */
export const NOON = 1_760_000_000_000;

let made = 0;

/** A fresh id: 24 hex digits that grow, so that ids of the same moment sort as they were made. */
export const newId = <Name extends string>(): Id<Name> => (++made).toString(16).padStart(24, '0') as Id<Name>;

/** An account that differs from all others. */
export const anAccount = (change: Partial<StoredAccount> = {}): StoredAccount => {
  const id = newId<'Account'>();
  return {
    id,
    name: `Account ${id}`,
    username: `user-${id}`,
    role: 'user',
    language: 'en',
    suspended: false,
    createdAt: NOON,
    ...change,
  };
};

/** A group without members. */
export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: newId(),
  type: 'group',
  title: 'Ward round',
  lobby: false,
  createdAt: NOON,
  members: [],
  ...change,
});

/** An account as a member with this role. */
export const memberOf = (
  account: StoredAccount,
  role: Conversation['members'][number]['role'] = 'member',
): Conversation['members'][number] => ({
  person: { id: account.id, kind: 'account', name: account.name, avatar: account.avatar },
  role,
});

/** A link without limits. */
export const aShareLink = (conversation: Conversation, change: Partial<ShareLink> = {}): ShareLink => ({
  id: newId(),
  conversationId: conversation.id,
  createdAt: NOON,
  uses: 0,
  ...change,
});

/** A guest who came by this link. */
export const aGuest = (link: ShareLink, change: Partial<StoredGuest> = {}): StoredGuest => {
  const id = newId<'Guest'>();
  return {
    id,
    shareLinkId: link.id,
    conversationId: link.conversationId,
    name: `Guest ${id}`,
    language: 'fr',
    tokenHash: `hash-${id}`,
    createdAt: NOON,
    expiresAt: NOON + 1000,
    ...change,
  };
};

/** A person in a call. Without an account, somebody whose account is not stored. */
export const aParticipant = (
  account: Pick<StoredAccount, 'id' | 'name'> = anAccount(),
  change: Partial<Participant> = {},
): Participant => ({
  id: newId(),
  person: { id: account.id, kind: 'account', name: account.name },
  role: 'participant',
  status: 'connected',
  joinedAt: NOON,
  media: { audio: true, video: false, screen: false },
  ...change,
});

/** A running call; the first participant began it. */
export const aCall = (
  conversation: Pick<Conversation, 'id' | 'type'>,
  participants: readonly Participant[] = [aParticipant()],
  change: Partial<CallState> = {},
): CallState => ({
  id: newId(),
  conversationId: conversation.id,
  conversationType: conversation.type,
  type: 'video',
  mode: 'p2p',
  phase: 'active',
  initiatorId: participants[0]?.id ?? newId(),
  participants: [...participants],
  callees: [],
  createdAt: NOON,
  ringExpiresAt: NOON + 60_000,
  expiresAt: NOON + 3_600_000,
  removed: [],
  modePinned: false,
  lostAt: {},
  isLocked: false,
  gates: {},
  shares: {},
  sides: {},
  ...change,
});

/** A call that this person missed. */
export const aMissedCall = (conversation: Pick<Conversation, 'id' | 'type'>, personId: PersonId): CallState =>
  aCall(conversation, [aParticipant()], {
    phase: 'ended',
    endedAt: NOON + 60_000,
    endReason: 'timeout',
    callees: [{ personId, outcome: 'missed' }],
  });

/** A message in this call, by somebody new. */
export const aMessage = (call: CallState, change: Partial<ChatMessage> = {}): ChatMessage => ({
  id: newId(),
  callId: call.id,
  person: { id: newId<'Account'>(), kind: 'account', name: 'Ada' },
  text: 'Hello',
  sentAt: NOON,
  ...change,
});

/** A caption in this call. */
export const aTranscript = (call: CallState, change: Partial<Transcript> = {}): Transcript => ({
  id: newId(),
  callId: call.id,
  participantId: newId(),
  name: 'Ada',
  text: 'Good morning',
  language: 'en',
  spokenAt: NOON,
  ...change,
});

/** Stores a conversation and gives it back, for calls to happen in. */
export const storedConversation = async (
  { conversations }: Repositories,
  change: Partial<Conversation> = {},
): Promise<Conversation> => {
  const conversation = aConversation(change);
  await conversations.insert(conversation);
  return conversation;
};

/** Stores a call in a conversation of its own and gives it back. */
export const storedCall = async (repositories: Repositories): Promise<CallState> => {
  const call = aCall(await storedConversation(repositories));
  await repositories.calls.save(call);
  return call;
};

/** Stores an account and gives it back. */
export const storedAccount = async (
  { accounts }: Repositories,
  change: Partial<StoredAccount> = {},
): Promise<StoredAccount> => {
  const account = anAccount(change);
  await accounts.insert(account);
  return account;
};
