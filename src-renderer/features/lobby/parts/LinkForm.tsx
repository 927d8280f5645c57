import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#renderer/client/answer.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { languageNames, type Language } from '#renderer/ui/languages.ts';
import { NAME_LIMIT } from '#renderer/ui/limits.ts';
import styles from './LinkForm.module.css';

export interface LinkFormProps {
  readonly suggestedName: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onEnter: (name: string) => Promise<Answer<unknown>>;
}

type EnterState =
  { readonly kind: 'idle' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly failure: WireFailure };

/** Who comes in, and in which language. */
export const LinkForm = ({ suggestedName, language, onLanguage, onEnter }: LinkFormProps) => {
  const { t } = useTranslation();
  const [name, setName] = useState(suggestedName);
  const [state, setState] = useState<EnterState>({ kind: 'idle' });
  const enter = async () => {
    setState({ kind: 'working' });
    const entered = await onEnter(name.trim());
    setState(entered.ok ? { kind: 'idle' } : { kind: 'failed', failure: entered.error });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void enter();
      }}
    >
      <TextInput
        label={t('common.yourName')}
        description={t('join.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="name"
        maxLength={NAME_LIMIT}
        required
        withAsterisk={false}
        data-autofocus
      />
      <NativeSelect
        label={t('common.language')}
        value={language}
        data={languageNames}
        onChange={(event) => {
          const chosen = languageNames.find(({ value }) => value === event.currentTarget.value);
          if (chosen) onLanguage(chosen.value);
        }}
      />
      <Button type="submit" size="lg" loading={state.kind === 'working'} data-testid="enter-link">
        {t('join.action')}
      </Button>
      {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
    </form>
  );
};
