import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreApi } from 'zustand/vanilla';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { NAME_LIMIT } from '#renderer/ui/limits.ts';
import { useRename } from '../hooks/use-rename.ts';
import styles from './NameCard.module.css';
import { SettingsCard } from './SettingsCard.tsx';

export interface NameCardProps {
  readonly rest: RestClient;
  readonly identity: StoreApi<Identity>;
  readonly name: string;
}

/** Under which name others see this person. */
export const NameCard = ({ rest, identity, name }: NameCardProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(name);
  const { state, save } = useRename(rest, identity, draft, name);
  return (
    <SettingsCard title={t('settings.name')}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void save?.();
        }}
      >
        <TextInput
          label={t('common.yourName')}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          autoComplete="name"
          maxLength={NAME_LIMIT}
          className={styles.field}
        />
        <Button type="submit" variant="default" disabled={!save} loading={state.kind === 'saving'}>
          {t('common.save')}
        </Button>
      </form>
      <p role="status" className={styles.status}>
        {state.kind === 'saved' && draft.trim() === name ? t('common.saved') : ''}
      </p>
      {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
    </SettingsCard>
  );
};
