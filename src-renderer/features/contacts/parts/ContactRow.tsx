import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { PresenceDot } from '#renderer/ui/PresenceDot.tsx';
import { dayText, timeText } from '#renderer/ui/when.ts';
import { nameOf } from '../model/contact-order.ts';
import styles from './ContactRow.module.css';

const statusKeys = {
  online: 'people.contacts.online',
  busy: 'people.contacts.busy',
  away: 'people.contacts.away',
  offline: 'people.contacts.offline',
} as const satisfies Readonly<Record<WireContact['status'], string>>;

/** How somebody shows, in words; with the last sign of life of those who are gone. */
const useStatusText = () => {
  const { t, i18n } = useTranslation();
  return ({ status, lastSeen }: WireContact, now: number): string => {
    if (status !== 'offline' || lastSeen === null) return t(statusKeys[status]);
    const at = Date.parse(lastSeen);
    const day = dayText(at, now, i18n.language);
    return t('people.contacts.lastSeen', { day, time: timeText(at, i18n.language) });
  };
};

export interface ContactRowProps {
  readonly contact: WireContact;
  readonly now: number;
  /** What can be done with this person. */
  readonly children: ReactNode;
  /** Shows the address instead of the presence, to tell namesakes apart. */
  readonly withEmail?: boolean;
}

/** One person with picture, name and presence. */
export const ContactRow = ({ contact, now, children, withEmail = false }: ContactRowProps) => {
  const statusText = useStatusText();
  return (
    <li className={styles.row} data-testid="contact-row" data-status={contact.status}>
      <span className={styles.picture}>
        <PersonBadge name={nameOf(contact)} avatar={contact.avatar} size={46} />
        <span className={styles.dot}>
          <PresenceDot status={contact.status} />
        </span>
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{nameOf(contact)}</span>
        <span className={styles.fact}>{withEmail && contact.email ? contact.email : statusText(contact, now)}</span>
      </span>
      <span className={styles.actions}>{children}</span>
    </li>
  );
};
