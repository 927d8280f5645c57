import { Button, Loader } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireContact } from '#renderer/client/platform-catalog.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { InviteIcon } from '#renderer/ui/icons.ts';
import { nameOf } from '../model/contact-order.ts';
import type { SearchView } from '../model/people-search.ts';
import { ContactRow } from './ContactRow.tsx';
import styles from '../ContactsScreen.module.css';

export interface FoundPeopleProps {
  readonly view: SearchView;
  /** Those who are contacts already stand above. */
  readonly known: ReadonlySet<string>;
  readonly now: number;
  readonly onAdd: (person: WireContact) => Promise<void>;
  readonly onRetry: () => void;
}

/** People of this server who are no contacts yet. */
export const FoundPeople = ({ view, known, now, onAdd, onRetry }: FoundPeopleProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const [adding, setAdding] = useState<string | null>(null);
  if (view.phase === 'idle') return null;
  const others = view.people.filter(({ id }) => !known.has(id));
  const words =
    others.length > 0 ? t('people.contacts.found', { count: others.length }) : t('people.contacts.noneFound');
  const add = async (person: WireContact) => {
    setAdding(person.id);
    await onAdd(person);
    setAdding(null);
  };
  return (
    <Card labelledBy={heading} className={styles.list}>
      <h2 id={heading} className={styles.heading}>
        {t('people.contacts.others')}
        {view.phase === 'searching' ? <Loader color="beacon" size={18} /> : null}
      </h2>
      <p role="status" className={others.length > 0 ? styles.forReaders : styles.empty}>
        {view.phase === 'found' ? words : ''}
      </p>
      {view.failure ? <FailureNote failure={view.failure} onRetry={onRetry} /> : null}
      <ul>
        {others.map((person) => (
          <ContactRow key={person.id} contact={person} now={now} withEmail>
            <Button
              variant="default"
              size="sm"
              leftSection={<InviteIcon aria-hidden size={17} />}
              loading={adding === person.id}
              onClick={() => void add(person)}
              aria-label={t('people.contacts.addPerson', { name: nameOf(person) })}
              data-testid="add-contact"
            >
              {t('people.contacts.add')}
            </Button>
          </ContactRow>
        ))}
      </ul>
    </Card>
  );
};
