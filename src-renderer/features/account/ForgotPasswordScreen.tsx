import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { RestClient } from '#renderer/client/client-types.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from './hooks/focus-first-error.ts';
import { useComplaints } from './hooks/use-complaints.ts';
import { emailAddress } from './model/form-rules.ts';
import { AccountPage } from './parts/AccountPage.tsx';
import styles from './parts/AccountPage.module.css';
import { ActionFailure } from './parts/ActionFailure.tsx';
import { EmailField } from './parts/EmailField.tsx';

const Below = () => {
  const { t } = useTranslation();
  return (
    <p>
      <AppLink href={paths.signIn} className={styles.link}>
        {t('people.forgot.back')}
      </AppLink>
    </p>
  );
};

/** Asks for a mail by which a new password can be chosen. Never tells whether there is such an account. */
export const ForgotPasswordScreen = ({ rest }: { readonly rest: RestClient }) => {
  const { t } = useTranslation();
  const complain = useComplaints();
  const { state, submit } = useSubmit((body: { email: string }) => rest.call(platformRoutes.forgotPassword, { body }));
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: complain(emailAddress) },
  });
  if (state.kind === 'done')
    return (
      <AccountPage title={t('people.forgot.sentTitle')} below={<Below />}>
        <div className={styles.steps} role="status">
          <p>{t('people.forgot.sent', { email: form.getValues().email.trim() })}</p>
          <p>{t('people.forgot.noMail')}</p>
        </div>
      </AccountPage>
    );
  return (
    <AccountPage title={t('people.forgot.title')} lead={t('people.forgot.lead')} below={<Below />}>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((wish) => submit?.(wish), focusFirstError(form))}
      >
        <EmailField form={form} />
        <Button type="submit" size="lg" loading={state.kind === 'working'}>
          {t('people.forgot.action')}
        </Button>
        <ActionFailure action="reset" state={state} />
      </form>
    </AccountPage>
  );
};
