import { Loader } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import './account-styles.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useProfile } from './hooks/use-profile.ts';
import type { AccountTools } from './model/sign-in.ts';
import { EmailLine } from './parts/EmailLine.tsx';
import { PasswordCard } from './parts/PasswordCard.tsx';
import { PictureField } from './parts/PictureField.tsx';
import styles from './parts/ProfileCard.module.css';
import { ProfileForm } from './parts/ProfileForm.tsx';
import { StatusField } from './parts/StatusField.tsx';

/** Who I am to others, and how I sign in; the part of the settings that lives on the server. */
export const ProfileCards = ({ tools }: { readonly tools: AccountTools }) => {
  const { t } = useTranslation();
  const heading = useId();
  const { profile, view } = useProfile(tools);
  if (view.kind === 'failed') return <FailureNote failure={view.failure} onRetry={() => void profile.load()} />;
  if (view.kind === 'loading')
    return (
      <Card>
        <Loader color="beacon" size={28} aria-label={t('common.loading')} />
      </Card>
    );
  const person = view.profile;
  const name = `${person.firstName} ${person.lastName}`.trim();
  return (
    <>
      <Card labelledBy={heading}>
        <h2 id={heading} className={styles.heading}>
          {t('people.profile.title')}
        </h2>
        <div className={styles.body}>
          <PictureField profile={profile} name={name} avatar={person.avatar} />
          <StatusField profile={profile} status={person.status} />
          {person.email === null ? null : (
            <EmailLine profile={profile} email={person.email} isProven={person.isEmailVerified} />
          )}
          <ProfileForm profile={profile} person={person} />
        </div>
      </Card>
      {person.email === null ? null : <PasswordCard profile={profile} email={person.email} />}
    </>
  );
};
