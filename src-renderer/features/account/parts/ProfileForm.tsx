import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { WireProfile } from '#renderer/client/platform-catalog.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { focusFirstError } from '../hooks/focus-first-error.ts';
import { useComplaints } from '../hooks/use-complaints.ts';
import { phoneNumber, required } from '../model/form-rules.ts';
import type { ProfileModel } from '../model/profile.ts';
import pageStyles from './AccountPage.module.css';
import { NameFields } from './NameFields.tsx';
import styles from './ProfileCard.module.css';

export interface ProfileFormProps {
  readonly profile: ProfileModel;
  readonly person: WireProfile;
}

/** Name and phone number. */
export const ProfileForm = ({ profile, person }: ProfileFormProps) => {
  const { t } = useTranslation();
  const complain = useComplaints();
  const form = useForm({
    initialValues: {
      firstName: person.firstName,
      lastName: person.lastName,
      phoneNumber: person.phoneNumber ?? '',
    },
    // People who began with one name need no other.
    validate: { firstName: complain(required), phoneNumber: complain(phoneNumber) },
  });
  const { state, submit } = useSubmit(
    ({ lastName, ...wish }: typeof form.values) =>
      profile.save({ ...wish, ...(lastName.trim() === '' ? {} : { lastName }) }),
    () => form.resetDirty(),
  );
  return (
    <form
      className={pageStyles.form}
      noValidate
      onSubmit={form.onSubmit((wish) => submit?.(wish), focusFirstError(form))}
    >
      <NameFields form={form} />
      <TextInput
        {...form.getInputProps('phoneNumber')}
        label={t('people.form.phoneLabel')}
        type="tel"
        autoComplete="tel"
      />
      <div className={styles.saveLine}>
        <Button type="submit" disabled={!form.isDirty()} loading={state.kind === 'working'} data-testid="save-profile">
          {t('common.save')}
        </Button>
        <p role="status" className={styles.saved}>
          {state.kind === 'done' && !form.isDirty() ? t('common.saved') : ''}
        </p>
      </div>
      {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
    </form>
  );
};
