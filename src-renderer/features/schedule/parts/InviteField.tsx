import { Checkbox, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { inOrder, matching, nameOf } from '#renderer/features/contacts/index.ts';
import styles from './PlanForm.module.css';

/** From so many contacts on one looks for them by name. */
const MANY = 6;

export interface InviteFieldProps {
  readonly contacts: readonly WireContact[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Who of the contacts is invited. */
export const InviteField = ({ contacts, chosen, onChange }: InviteFieldProps) => {
  const { t, i18n } = useTranslation();
  const label = useId();
  const [text, setText] = useState('');
  const shown = inOrder(matching(contacts, text), i18n.language);
  return (
    <div role="group" aria-labelledby={label}>
      <p id={label} className={styles.label}>
        {t('people.plan.who')}
      </p>
      {contacts.length === 0 ? <p className={styles.soft}>{t('people.plan.noContacts')}</p> : null}
      {contacts.length >= MANY ? (
        <TextInput
          type="search"
          aria-label={t('people.contacts.search')}
          placeholder={t('people.contacts.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <ul className={styles.people}>
        {shown.map((contact) => (
          <li key={contact.id}>
            <Checkbox
              label={nameOf(contact)}
              checked={chosen.includes(contact.id)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...chosen, contact.id] : chosen.filter((id) => id !== contact.id))
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
};
