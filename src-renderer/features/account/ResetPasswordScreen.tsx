import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { RestClient } from '#renderer/client/client-types.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { paths } from '#renderer/platform/index.ts';
import { AppLink, useGo } from '#renderer/ui/navigation.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from './hooks/focus-first-error.ts';
import { useComplaints } from './hooks/use-complaints.ts';
import { newPassword } from './model/form-rules.ts';
import { AccountPage } from './parts/AccountPage.tsx';
import styles from './parts/AccountPage.module.css';
import { ActionFailure } from './parts/ActionFailure.tsx';
import { SecretField } from './parts/SecretField.tsx';

const Below = () => {
  const { t } = useTranslation();
  return (
    <p>
      <AppLink href={paths.forgotPassword} className={styles.link}>
        {t('people.reset.another')}
      </AppLink>
    </p>
  );
};

export interface ResetPasswordScreenProps {
  readonly rest: RestClient;
  /** Of the link in the mail. */
  readonly token: string;
}

/** Chooses a new password by the link of a mail. */
export const ResetPasswordScreen = ({ rest, token }: ResetPasswordScreenProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const complain = useComplaints();
  const { state, submit } = useSubmit((body: { newPassword: string }) =>
    rest.call(platformRoutes.resetPassword, { params: { token }, body }),
  );
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { newPassword: '' },
    validate: { newPassword: complain(newPassword) },
  });
  if (state.kind === 'done')
    return (
      <AccountPage title={t('people.reset.doneTitle')}>
        <div className={styles.steps} role="status">
          <p>{t('people.reset.done')}</p>
          <Button size="lg" onClick={() => go(paths.signIn)}>
            {t('people.signIn.action')}
          </Button>
        </div>
      </AccountPage>
    );
  return (
    <AccountPage title={t('people.reset.title')} lead={t('people.reset.lead')} below={<Below />}>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((wish) => submit?.(wish), focusFirstError(form))}
      >
        <SecretField
          {...form.getInputProps('newPassword')}
          key={form.key('newPassword')}
          label={t('people.form.newPassword')}
          description={t('people.form.passwordHint')}
          autoComplete="new-password"
        />
        <Button type="submit" size="lg" loading={state.kind === 'working'}>
          {t('people.reset.action')}
        </Button>
        <ActionFailure action="reset" state={state} />
      </form>
    </AccountPage>
  );
};
