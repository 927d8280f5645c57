import { Button, Loader } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from './hooks/focus-first-error.ts';
import { useComplaints } from './hooks/use-complaints.ts';
import { failureTextOf } from './model/failure-texts.ts';
import { emailAddress, newPassword, required } from './model/form-rules.ts';
import { type AccountTools, type OwnerWish, setUpOwner } from './model/sign-in.ts';
import { AccountPage } from './parts/AccountPage.tsx';
import styles from './parts/AccountPage.module.css';
import { ActionFailure } from './parts/ActionFailure.tsx';
import { EmailField } from './parts/EmailField.tsx';
import { NameFields } from './parts/NameFields.tsx';
import { SecretField } from './parts/SecretField.tsx';

export interface SetUpScreenProps {
  readonly tools: AccountTools;
  /** Of the link that the terminal showed. */
  readonly token: string;
  readonly onSignedIn: () => void;
}

const SetUpForm = ({ tools, token, onSignedIn }: SetUpScreenProps) => {
  const { t } = useTranslation();
  const complain = useComplaints();
  const { state, submit } = useSubmit((wish: OwnerWish) => setUpOwner(tools, wish), onSignedIn);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { firstName: '', lastName: '', email: '', password: '' },
    validate: {
      firstName: complain(required),
      lastName: complain(required),
      email: complain(emailAddress),
      password: complain(newPassword),
    },
  });
  return (
    <AccountPage title={t('people.setUp.title')} lead={t('people.setUp.lead')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit((wish) => submit?.({ ...wish, token }), focusFirstError(form))}
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
        <Button type="submit" size="lg" loading={state.kind === 'working'} data-testid="set-up">
          {t('people.setUp.action')}
        </Button>
        <ActionFailure action="setUp" state={state} />
      </form>
    </AccountPage>
  );
};

/** Where the link of the first start leads: the built-in administrator gets a name, an address and a password. */
export const SetUpScreen = (props: SetUpScreenProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const { tools, token } = props;
  const { state, submit } = useSubmit(() => tools.rest.call(platformRoutes.checkSetup, { body: { token } }));
  const check = () => void submit?.(undefined);
  const onLink = useEffectEvent(check);
  useEffect(() => onLink(), []);
  if (state.kind === 'done') return <SetUpForm {...props} />;
  if (state.kind !== 'failed')
    return <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('people.verify.asking')} />;
  const text = failureTextOf('setUp', state.failure);
  return (
    <CenteredScreen
      icon={<AlertIcon size={34} />}
      title={t('people.setUp.failedTitle')}
      actions={
        <Button variant="default" onClick={() => go(paths.signIn)}>
          {t('people.signIn.action')}
        </Button>
      }
    >
      {text ? <p role="alert">{t(text)}</p> : <FailureNote failure={state.failure} onRetry={check} />}
    </CenteredScreen>
  );
};
