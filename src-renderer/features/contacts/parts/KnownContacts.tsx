import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { ContactsIcon } from '#renderer/ui/icons.ts';
import styles from '../ContactsScreen.module.css';
import { inOrder, matching } from '../model/contact-order.ts';
import { ContactActions, type ContactDeeds } from './ContactActions.tsx';
import { ContactRow } from './ContactRow.tsx';

export interface KnownContactsProps {
  readonly contacts: readonly WireContact[];
  /** Shows those who match it. */
  readonly text: string;
  readonly now: number;
  readonly deeds: ContactDeeds;
}

const Nobody = () => {
  const { t } = useTranslation();
  return (
    <Card className={styles.nobody}>
      <ContactsIcon aria-hidden size={40} />
      <h2 className={styles.nobodyTitle}>{t('people.contacts.nobodyTitle')}</h2>
      <p>{t('people.contacts.nobody')}</p>
    </Card>
  );
};

/** My contacts, whoever can be reached first. */
export const KnownContacts = ({ contacts, text, now, deeds }: KnownContactsProps) => {
  const { t, i18n } = useTranslation();
  const heading = useId();
  const shown = inOrder(matching(contacts, text), i18n.language);
  const reachable = contacts.filter(({ status }) => status !== 'offline').length;
  if (contacts.length === 0) return text.trim() === '' ? <Nobody /> : null;
  if (shown.length === 0) return null;
  return (
    <Card labelledBy={heading} className={styles.list}>
      <h2 id={heading} className={styles.heading}>
        {t('people.contacts.reachable', { count: contacts.length, reachable })}
      </h2>
      <ul>
        {shown.map((contact) => (
          <ContactRow key={contact.id} contact={contact} now={now}>
            <ContactActions contact={contact} deeds={deeds} />
          </ContactRow>
        ))}
      </ul>
    </Card>
  );
};
