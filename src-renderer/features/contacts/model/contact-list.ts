import { createStore, type StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import type { RestClient, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import { platformOutbounds, platformRoutes, type WireContact } from '#renderer/client/platform-catalog.ts';
import { followConnection } from '#renderer/client/follow-connection.ts';

/** My contacts, as they show right now. */
export type ContactsView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | { readonly kind: 'ready'; readonly contacts: readonly WireContact[] };

export interface ContactList {
  readonly store: StoreApi<ContactsView>;
  /** Reads all of them again; what is known stays until the answer is there. */
  load(): Promise<void>;
  add(id: string): Promise<Answer<void>>;
  remove(id: string): Promise<Answer<void>>;
  /** Reads and follows the list until what it gives is called. */
  open: () => () => void;
}

interface ListOptions {
  readonly rest: RestClient;
  /** On which others' coming and going is told; null while this tab has none. */
  readonly connection: StoreApi<ServerConnection | null>;
  readonly now?: () => number;
}

/** Builds the list, still empty. It follows presence over the socket, and reads anew whenever the line comes back. */
export const createContactList = ({ rest, connection, now = Date.now }: ListOptions): ContactList => {
  const store = createStore<ContactsView>(() => ({ kind: 'loading' }));
  const change = (edit: (contacts: readonly WireContact[]) => readonly WireContact[]) => {
    const view = store.getState();
    if (view.kind === 'ready') store.setState({ kind: 'ready', contacts: edit(view.contacts) }, true);
  };
  const show = (id: string, status: WireContact['status']) =>
    change((contacts) =>
      contacts.map((contact) => {
        if (contact.id !== id) return contact;
        const lastSeen = status === 'offline' ? new Date(now()).toISOString() : contact.lastSeen;
        return { ...contact, status, lastSeen };
      }),
    );
  const load = async (): Promise<void> => {
    const answer = await rest.call(platformRoutes.listContacts, {});
    if (answer.ok) store.setState({ kind: 'ready', contacts: answer.value.contacts }, true);
    else if (store.getState().kind !== 'ready') store.setState({ kind: 'failed', failure: answer.error }, true);
  };
  return {
    store,
    load,
    async add(contactUserId) {
      const answer = await rest.call(platformRoutes.addContact, { body: { contactUserId } });
      if (!answer.ok) return answer;
      const { contact } = answer.value;
      change((contacts) => [...contacts.filter(({ id }) => id !== contact.id), contact]);
      return answered(undefined);
    },
    async remove(contactUserId) {
      const answer = await rest.call(platformRoutes.removeContact, { params: { contactUserId } });
      // Another device was faster.
      if (!answer.ok && answer.error.code !== 'NOT_FOUND') return answer;
      change((contacts) => contacts.filter(({ id }) => id !== contactUserId));
      return answered(undefined);
    },
    open() {
      void load();
      return followConnection(connection, {
        listen: (line) => [
          line.on(platformOutbounds.userOnline, ({ userId, status }) => show(userId, status)),
          line.on(platformOutbounds.userOffline, ({ userId, status }) => show(userId, status)),
        ],
        onBack: () => void load(),
      });
    },
  };
};
