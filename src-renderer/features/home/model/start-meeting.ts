import type { StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';
import type { InviteLinks } from '#renderer/features/lobby/index.ts';
import { rename } from '#renderer/features/settings/index.ts';

export interface StartMeetingTools {
  readonly rest: RestClient;
  readonly identity: StoreApi<Identity>;
  readonly invites: InviteLinks;
  readonly language: string;
  /** The account that comes with the server, for whoever hosts it; null for everybody else. */
  readonly owner: { readonly id: string; readonly token: string } | null;
}

/** Makes an account for this browser when nobody has one here yet; whoever hosts takes the server's own. */
export const ensureAccount = async (
  { rest, identity, language, owner }: Omit<StartMeetingTools, 'invites'>,
  name: string,
): Promise<Answer<void>> => {
  if (identity.getState().kind === 'account') return answered(undefined);
  if (owner) {
    const user = { id: owner.id, username: name, isAnonymous: false };
    identity.setState({ kind: 'account', token: owner.token, user }, true);
    return rename(rest, identity, name);
  }
  const made = await rest.call(routes.createLocalAccount, { body: { name, language } });
  if (!made.ok) return made;
  identity.setState({ kind: 'account', token: made.value.token, user: made.value.user }, true);
  return answered(undefined);
};

/** Makes a conversation with its invite link; gives the id to go to. The call itself begins after the lobby. */
export const startMeeting = async (
  tools: StartMeetingTools,
  meeting: { readonly name: string; readonly title: string },
): Promise<Answer<string>> => {
  const account = await ensureAccount(tools, meeting.name);
  if (!account.ok) return account;
  const title = meeting.title.trim();
  const made = await tools.rest.call(routes.createConversation, {
    body: { type: 'group', ...(title ? { title } : {}) },
  });
  if (!made.ok) return made;
  const { conversationId } = made.value;
  const link = await tools.invites.obtain(conversationId);
  return link.ok ? answered(conversationId) : link;
};
