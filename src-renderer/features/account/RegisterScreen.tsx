import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from './hooks/focus-first-error.ts';
import { useComplaints } from './hooks/use-complaints.ts';
import { emailAddress, newPassword, phoneNumber, required } from './model/form-rules.ts';
import { type AccountTools, register, type Registration } from './model/sign-in.ts';
import { AccountPage } from './parts/AccountPage.tsx';
import styles from './parts/AccountPage.module.css';
import { ActionFailure } from './parts/ActionFailure.tsx';
import { EmailField } from './parts/EmailField.tsx';
import { NameFields } from './parts/NameFields.tsx';
import { SecretField } from './parts/SecretField.tsx';

export interface RegisterScreenProps {
  readonly tools: AccountTools;
  /** The name last used in this browser, to be offered again. */
  readonly suggestedName: string;
  readonly onSignedIn: () => void;
}

const Below = () => {
  const { t } = useTranslation();
  return (
    <p>
      {t('people.register.haveOne')}{' '}
      <AppLink href={paths.signIn} className={styles.link}>
        {t('people.register.signIn')}
      </AppLink>
    </p>
  );
};

const splitName = (name: string) => {
  const [firstName = '', ...rest] = name.trim().split(/\s+/u);
  return { firstName, lastName: rest.join(' ') };
};

/** Makes an account on this server, which signs in at once. */
export const RegisterScreen = ({ tools, suggestedName, onSignedIn }: RegisterScreenProps) => {
  const { t } = useTranslation();
  const complain = useComplaints();
  const { state, submit } = useSubmit((wish: Registration) => register(tools, wish), onSignedIn);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...splitName(suggestedName), email: '', phoneNumber: '', password: '' },
    validate: {
      firstName: complain(required),
      lastName: complain(required),
      email: complain(emailAddress),
      phoneNumber: complain(phoneNumber),
      password: complain(newPassword),
    },
  });
  return (
    <AccountPage title={t('people.register.title')} lead={t('people.register.lead')} below={<Below />}>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((wish) => submit?.(wish), focusFirstError(form))}
      >
        <NameFields form={form} />
        <EmailField form={form} />
        <SecretField
          {...form.getInputProps('password')}
          key={form.key('password')}
          label={t('people.form.passwordLabel')}
          description={t('people.form.passwordHint')}
          autoComplete="new-password"
        />
        <TextInput
          {...form.getInputProps('phoneNumber')}
          key={form.key('phoneNumber')}
          label={t('people.form.phoneOptional')}
          type="tel"
          autoComplete="tel"
        />
        <Button type="submit" size="lg" loading={state.kind === 'working'} data-testid="register">
          {t('people.register.action')}
        </Button>
        <ActionFailure action="register" state={state} />
      </form>
    </AccountPage>
  );
};
