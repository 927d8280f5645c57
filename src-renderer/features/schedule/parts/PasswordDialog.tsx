import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#renderer/client/answer.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import styles from './PlanForm.module.css';

export interface PasswordDialogProps {
  readonly title: string;
  readonly onEnter: (password: string) => Promise<Answer<void>>;
  readonly onEntered: () => void;
  readonly onClose: () => void;
}

/** Asks for the password of a call. */
export const PasswordDialog = ({ title, onEnter, onEntered, onClose }: PasswordDialogProps) => {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const { state, submit } = useSubmit(onEnter, onEntered);
  const isWrong = state.kind === 'failed' && state.failure.code === 'FORBIDDEN';
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit?.(password);
        }}
      >
        <TextInput
          label={t('people.form.passwordLabel')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isWrong ? t('people.plan.wrongPassword') : null}
          autoComplete="off"
          data-autofocus
        />
        {state.kind === 'failed' && !isWrong ? <FailureNote failure={state.failure} /> : null}
        <Button type="submit" loading={state.kind === 'working'}>
          {t('people.plan.join')}
        </Button>
      </form>
    </Modal>
  );
};
