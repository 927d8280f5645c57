import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PencilIcon } from '#renderer/ui/icons.ts';
import { NAME_LIMIT } from '#renderer/ui/limits.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import styles from './NameLine.module.css';

export interface NameLineProps {
  readonly name: string;
  readonly avatar: string | null;
  /** Saves a new name; false when the server refused it. */
  readonly onRename: (name: string) => Promise<boolean>;
}

const NameForm = ({ name, onRename, onDone }: Omit<NameLineProps, 'avatar'> & { readonly onDone: () => void }) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(name);
  const [refused, setRefused] = useState(false);
  const save = async () => {
    const wanted = draft.trim();
    if (wanted === '' || wanted === name || (await onRename(wanted))) onDone();
    else setRefused(true);
  };
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        className={styles.field}
        aria-label={t('common.yourName')}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        maxLength={NAME_LIMIT}
        error={refused ? t('common.nameRefused') : null}
        autoFocus
      />
      <Button type="submit" variant="default">
        {t('common.save')}
      </Button>
    </form>
  );
};

/** Under which name one comes in, with the way to change it. */
export const NameLine = ({ name, avatar, onRename }: NameLineProps) => {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  if (editing) return <NameForm name={name} onRename={onRename} onDone={() => setEditing(false)} />;
  return (
    <div className={styles.line}>
      <PersonBadge name={name} avatar={avatar} size={36} />
      <p className={styles.name}>{t('lobby.asName', { name })}</p>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<PencilIcon aria-hidden size={15} />}
        onClick={() => setEditing(true)}
      >
        {t('common.change')}
      </Button>
    </div>
  );
};
