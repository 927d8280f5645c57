import { Select } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { browserClock } from '#renderer/media/timers.ts';
import { SearchIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import type { Party } from '../model/appointment.ts';
import { createPeopleSearch, type PeopleView } from '../model/people-search.ts';
import styles from './PersonPicker.module.css';

type Chosen = Pick<Party, 'id' | 'name'>;

export interface PersonPickerProps {
  readonly rest: RestClient;
  readonly label: string;
  readonly value: Chosen | null;
  readonly onChange: (person: Chosen | null) => void;
  readonly error?: string | undefined;
  readonly testId: string;
}

/** What the list says while there is nobody in it. */
const useEmptyText = ({ text, phase }: PeopleView): string => {
  const { t } = useTranslation();
  if (phase === 'failed') return t('appointments.form.searchFailed');
  if (phase === 'searching') return t('appointments.form.searching');
  return text.trim() === '' ? t('appointments.form.type') : t('appointments.form.nobody');
};

/** Chooses somebody by name or address. */
export const PersonPicker = ({ rest, label, value, onChange, error, testId }: PersonPickerProps) => {
  const { t } = useTranslation();
  const search = useMemo(() => createPeopleSearch(rest, browserClock), [rest]);
  useEffect(() => () => search.close(), [search]);
  const view = useStore(search.store);
  const found = new Map<string, Party>(view.people.map((person) => [person.id, person]));
  if (value && !found.has(value.id)) found.set(value.id, { ...value, email: null });
  return (
    <Select
      label={label}
      placeholder={t('appointments.form.search')}
      size="md"
      leftSection={<SearchIcon aria-hidden size={17} />}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common.change') }}
      value={value?.id ?? null}
      data={[...found.values()].map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already.
      filter={({ options }) => options}
      onSearchChange={(text) => {
        if (text !== value?.name) search.type(text);
      }}
      nothingFoundMessage={useEmptyText(view)}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <PersonBadge name={option.label ?? ''} size={30} />
          <span className={styles.words}>
            <span>{option.label}</span>
            <span className={styles.email}>{found.get(option.value)?.email}</span>
          </span>
        </span>
      )}
      onChange={(id) => onChange(id === null ? null : (found.get(id) ?? null))}
      error={error}
      data-testid={testId}
    />
  );
};
