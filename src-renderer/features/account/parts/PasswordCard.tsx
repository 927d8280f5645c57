import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/Card.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from '../hooks/focus-first-error.ts';
import { useComplaints } from '../hooks/use-complaints.ts';
import { newPassword, required } from '../model/form-rules.ts';
import type { ProfileModel } from '../model/profile.ts';
import pageStyles from './AccountPage.module.css';
import { ActionFailure } from './ActionFailure.tsx';
import styles from './ProfileCard.module.css';
import { SecretField } from './SecretField.tsx';

/** Changes the password; other devices are signed out by it. */
export const PasswordCard = ({ profile, email }: { readonly profile: ProfileModel; readonly email: string }) => {
  const { t } = useTranslation();
  const heading = useId();
  const complain = useComplaints();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: complain(required), newPassword: complain(newPassword) },
  });
  const { state, submit } = useSubmit(
    (wish: typeof form.values) => profile.changePassword(wish),
    () => form.reset(),
  );
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('people.password.title')}
      </h2>
      <form
        className={`${pageStyles.form} ${styles.body}`}
        noValidate
        onSubmit={form.onSubmit((wish) => submit?.(wish), focusFirstError(form))}
      >
        {/* Password managers learn from it whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <SecretField
          {...form.getInputProps('currentPassword')}
          label={t('people.password.current')}
          autoComplete="current-password"
        />
        <SecretField
          {...form.getInputProps('newPassword')}
          label={t('people.form.newPassword')}
          description={t('people.form.passwordHint')}
          autoComplete="new-password"
        />
        <div className={styles.saveLine}>
          <Button type="submit" variant="default" loading={state.kind === 'working'} data-testid="change-password">
            {t('people.password.action')}
          </Button>
          <p role="status" className={styles.saved}>
            {state.kind === 'done' ? t('people.password.done') : ''}
          </p>
        </div>
        <ActionFailure action="changePassword" state={state} />
      </form>
    </Card>
  );
};
