import type { routes } from '#renderer/client/catalog.ts';
import type { Identity, ReplyData } from '#renderer/client/client-types.ts';
import type { CallEntry } from '#renderer/features/call/index.ts';
import type { Person, Persons } from '../services.ts';

/** Who this tab is at a meeting: the guest who came by its link, else the account; null for neither. */
export const findMeetPerson = ({ account, guest }: Persons, conversationId: string): Person | null => {
  const visitor = guest.identity.getState();
  if (visitor.kind === 'guest' && visitor.conversationId === conversationId) return guest;
  return account.identity.getState().kind === 'account' ? account : null;
};

/** How somebody gets into the call of a conversation. A known call is joined; guests wait for it, members begin it. */
export const entryFor = (
  identity: Identity,
  meeting: {
    readonly conversationId: string;
    readonly title: string;
    readonly callId: string | null;
    readonly type: 'video' | 'audio';
  },
): CallEntry => {
  const { conversationId, title, callId, type } = meeting;
  if (callId !== null) return { kind: 'join', callId };
  return identity.kind === 'guest' ? { kind: 'await', conversationId, title } : { kind: 'start', conversationId, type };
};

/** What a meeting is called: by its title, else by the others who belong to it. Empty for a meeting of nobody else. */
export const titleOf = ({ title, members }: ReplyData<typeof routes.getConversation>, identity: Identity): string => {
  const self = identity.kind === 'nobody' ? null : identity.user.id;
  const others = members.filter(({ userId }) => userId !== self).map(({ username }) => username);
  return title.trim() || others.join(', ');
};
