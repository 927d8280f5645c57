import { createStore, type StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import { routes } from '#renderer/client/catalog.ts';
import type { Identity, RestClient, WireFailure } from '#renderer/client/client-types.ts';

/** What a link leads to, as far as it is known. */
export type LinkView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly conversationId: string; readonly title: string; readonly hasLobby: boolean }
  /** The owner of this browser belongs to the meeting already and needs no link. */
  | { readonly kind: 'member'; readonly conversationId: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly failure: WireFailure };

type Guest = Extract<Identity, { kind: 'guest' }>;

export interface LinkVisit {
  readonly store: StoreApi<LinkView>;
  /** Asks the server anew. */
  load(): Promise<void>;
  /** Comes in as a guest; each time uses the link once. */
  enter(name: string, language: string): Promise<Answer<Guest>>;
}

/** Links are open to everybody who has them, so a refusal can only mean that this one no longer is. */
const EXPIRED = new Set(['FORBIDDEN', 'PERMISSION_DENIED', 'HTTP_403']);
const UNKNOWN = new Set(['NOT_FOUND', 'HTTP_404']);

const toLinkView = (failure: WireFailure): LinkView => {
  if (EXPIRED.has(failure.code)) return { kind: 'expired' };
  return UNKNOWN.has(failure.code) ? { kind: 'unknown' } : { kind: 'failed', failure };
};

/** One visit of a link. `isMember` asks whether the account of this browser belongs to a conversation. */
export const createLinkVisit = (
  rest: RestClient,
  token: string,
  isMember: (conversationId: string) => Promise<boolean>,
): LinkVisit => {
  const store = createStore<LinkView>(() => ({ kind: 'loading' }));
  const set = (view: LinkView) => store.setState(view, true);
  return {
    store,
    async load() {
      set({ kind: 'loading' });
      const answer = await rest.call(routes.describeShareLink, { params: { token } });
      if (!answer.ok) return set(toLinkView(answer.error));
      const { conversationId, title, lobby } = answer.value;
      const member = await isMember(conversationId);
      set(member ? { kind: 'member', conversationId } : { kind: 'open', conversationId, title, hasLobby: lobby });
    },
    async enter(name, language) {
      const answer = await rest.call(routes.enterShareLink, { params: { token }, body: { name, language } });
      if (!answer.ok) {
        const view = toLinkView(answer.error);
        if (view.kind !== 'failed') set(view);
        return answer;
      }
      const { sessionToken, user, conversationId } = answer.value;
      return answered({ kind: 'guest', token: sessionToken, user, conversationId, shareToken: token });
    },
  };
};
