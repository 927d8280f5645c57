import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { SignInIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from './hooks/focus-first-error.ts';
import { useComplaints } from './hooks/use-complaints.ts';
import { emailAddress, required } from './model/form-rules.ts';
import { type AccountTools, type Credentials, signIn } from './model/sign-in.ts';
import { AccountPage } from './parts/AccountPage.tsx';
import styles from './parts/AccountPage.module.css';
import { ActionFailure } from './parts/ActionFailure.tsx';
import { EmailField } from './parts/EmailField.tsx';
import { SecretField } from './parts/SecretField.tsx';

export interface SignInScreenProps {
  readonly tools: AccountTools;
  readonly onSignedIn: () => void;
}

const Below = () => {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('people.signIn.newHere')}{' '}
        <AppLink href={paths.register} className={styles.link}>
          {t('people.signIn.register')}
        </AppLink>
      </p>
      <p>
        <AppLink href={paths.home} className={styles.link}>
          {t('people.signIn.withoutAccount')}
        </AppLink>
      </p>
    </>
  );
};

/** Signs in with e-mail and password. */
export const SignInScreen = ({ tools, onSignedIn }: SignInScreenProps) => {
  const { t } = useTranslation();
  const complain = useComplaints();
  const { state, submit } = useSubmit((wish: Credentials) => signIn(tools, wish), onSignedIn);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: complain(emailAddress), password: complain(required) },
  });
  return (
    <AccountPage title={t('people.signIn.title')} lead={t('people.signIn.lead')} below={<Below />}>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((wish) => submit?.(wish), focusFirstError(form))}
      >
        <EmailField form={form} />
        <div className={styles.passwordLine}>
          <SecretField
            {...form.getInputProps('password')}
            key={form.key('password')}
            label={t('people.form.passwordLabel')}
            autoComplete="current-password"
          />
          <AppLink href={paths.forgotPassword} className={`${styles.link} ${styles.forgot}`}>
            {t('people.signIn.forgot')}
          </AppLink>
        </div>
        <Button
          type="submit"
          size="lg"
          leftSection={<SignInIcon aria-hidden size={20} />}
          loading={state.kind === 'working'}
          data-testid="sign-in"
        >
          {t('people.signIn.action')}
        </Button>
        <ActionFailure action="signIn" state={state} />
      </form>
    </AccountPage>
  );
};
