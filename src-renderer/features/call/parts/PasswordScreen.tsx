import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { LockIcon } from '#renderer/ui/icons.ts';
import type { CallActions, CallView } from '../model/call-view.ts';
import { HomeButton } from './HomeButton.tsx';
import styles from './PasswordScreen.module.css';

export interface PasswordScreenProps {
  readonly view: Extract<CallView, { phase: 'needsPassword' }>;
  readonly onEnter: CallActions['enterPassword'];
}

/** The call has a password: asks for it, and again after a wrong one. */
export const PasswordScreen = ({ view, onEnter }: PasswordScreenProps) => {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isWrong = view.attempt === 'wrong';
  useEffect(() => {
    if (isWrong) field.current?.select();
  }, [isWrong]);
  return (
    <CenteredScreen icon={<LockIcon size={36} />} title={t('call.password.title')} actions={<HomeButton />}>
      <p>{t('call.password.text', { title: view.title.trim() || t('common.meeting') })}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') onEnter?.(password);
        }}
      >
        <TextInput
          ref={field}
          label={t('call.password.label')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isWrong ? t('call.password.wrong') : null}
          maxLength={200}
          autoComplete="off"
          data-testid="call-password"
        />
        <Button type="submit" loading={view.attempt === 'checking'} data-testid="enter-password">
          {t('call.password.action')}
        </Button>
      </form>
    </CenteredScreen>
  );
};
