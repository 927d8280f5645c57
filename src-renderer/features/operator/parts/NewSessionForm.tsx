import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#renderer/client/answer.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { PlusIcon } from '#renderer/ui/icons.ts';
import { NAME_LIMIT, TITLE_LIMIT } from '#renderer/ui/limits.ts';
import styles from './NewSessionForm.module.css';

type State =
  { readonly kind: 'idle' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: WireFailure };

export interface NewSessionFormProps {
  /** Null when nobody has a name in this browser yet. */
  readonly personName: string | null;
  readonly suggestedName: string;
  /** Gives the id of the session. */
  readonly create: (wish: { readonly name: string; readonly title: string }) => Promise<Answer<string>>;
  readonly onMade: (sessionId: string) => void;
}

/** Makes a session that one steers without being in it. */
export const NewSessionForm = ({ personName, suggestedName, create, onMade }: NewSessionFormProps) => {
  const { t } = useTranslation();
  const [name, setName] = useState(suggestedName);
  const [title, setTitle] = useState('');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const chosen = personName ?? name.trim();
  const make = async () => {
    if (!chosen || state.kind === 'working') return;
    setState({ kind: 'working' });
    const made = await create({ name: chosen, title });
    if (!made.ok) return setState({ kind: 'failed', failure: made.error });
    onMade(made.value);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {personName === null ? (
        <TextInput
          className={styles.field}
          label={t('common.yourName')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={NAME_LIMIT}
          autoComplete="name"
          required
          withAsterisk={false}
        />
      ) : null}
      <TextInput
        className={styles.field}
        label={t('operator.sessions.name')}
        placeholder={t('operator.sessions.nameHint')}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        maxLength={TITLE_LIMIT}
        autoComplete="off"
      />
      <Button
        type="submit"
        leftSection={<PlusIcon aria-hidden size={19} />}
        loading={state.kind === 'working'}
        data-testid="create-session"
      >
        {t('operator.sessions.create')}
      </Button>
      {state.kind === 'failed' ? (
        <div className={styles.failure}>
          <FailureNote failure={state.failure} />
        </div>
      ) : null}
    </form>
  );
};
