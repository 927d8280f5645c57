import { Loader, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { SearchIcon } from '#renderer/ui/icons.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import './contacts-styles.ts';
import styles from './ContactsScreen.module.css';
import { createContactList } from './model/contact-list.ts';
import { nameOf } from './model/contact-order.ts';
import { requireDirectConversation } from './model/direct-conversation.ts';
import { createPeopleSearch } from './model/people-search.ts';
import { FoundPeople } from './parts/FoundPeople.tsx';
import { KnownContacts } from './parts/KnownContacts.tsx';

export interface ContactsScreenProps {
  readonly rest: RestClient;
  readonly connection: StoreApi<ServerConnection | null>;
  /** Goes into a call of this conversation, which rings for the other one. */
  readonly onCall: (conversationId: string, type: 'video' | 'audio') => void;
}

/** Whom one knows: who is there now, calling them, finding others. */
export const ContactsScreen = ({ rest, connection, onCall }: ContactsScreenProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const list = useMemo(() => createContactList({ rest, connection }), [rest, connection]);
  const search = useMemo(() => createPeopleSearch(rest), [rest]);
  const contacts = useStore(list.store);
  const found = useStore(search.store);
  const [failure, setFailure] = useState<WireFailure | null>(null);
  const [isCalling, setCalling] = useState(false);
  const [leaving, setLeaving] = useState<WireContact | null>(null);
  useEffect(() => list.open(), [list]);
  useEffect(() => () => search.close(), [search]);
  const note = (answer: Answer<unknown>) => setFailure(answer.ok ? null : answer.error);
  const call = async (contact: WireContact, type: 'video' | 'audio') => {
    setCalling(true);
    const direct = await requireDirectConversation(rest, contact.id);
    setCalling(false);
    note(direct);
    if (direct.ok) onCall(direct.value, type);
  };
  const known = useMemo(
    () => new Set(contacts.kind === 'ready' ? contacts.contacts.map(({ id }) => id) : []),
    [contacts],
  );
  return (
    <Page title={t('people.contacts.title')}>
      <TextInput
        type="search"
        size="lg"
        radius="xl"
        aria-label={t('people.contacts.search')}
        placeholder={t('people.contacts.search')}
        leftSection={<SearchIcon aria-hidden size={20} />}
        value={found.text}
        onChange={(event) => search.look(event.currentTarget.value)}
        className={styles.search}
        data-testid="search-people"
      />
      <div className={styles.parts}>
        {failure ? <FailureNote failure={failure} /> : null}
        {contacts.kind === 'loading' ? <Loader color="beacon" aria-label={t('common.loading')} /> : null}
        {contacts.kind === 'failed' ? (
          <FailureNote failure={contacts.failure} onRetry={() => void list.load()} />
        ) : null}
        {contacts.kind === 'ready' ? (
          <KnownContacts
            contacts={contacts.contacts}
            text={found.text}
            now={now}
            deeds={{
              call: isCalling ? null : (contact, type) => void call(contact, type),
              remove: setLeaving,
            }}
          />
        ) : null}
        <FoundPeople
          view={found}
          known={known}
          now={now}
          onAdd={async (person) => note(await list.add(person.id))}
          onRetry={() => search.look(found.text)}
        />
      </div>
      {leaving ? (
        <ConfirmDialog
          title={t('people.contacts.removeTitle', { name: nameOf(leaving) })}
          text={t('people.contacts.removeText')}
          action={t('people.contacts.remove')}
          onConfirm={() => void list.remove(leaving.id).then(note)}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </Page>
  );
};
