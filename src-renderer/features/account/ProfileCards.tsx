import { Loader } from '@mantine/core';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreApi } from 'zustand/vanilla';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { followConnection } from '#renderer/client/follow-connection.ts';
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

export interface ProfileCardsProps {
  readonly tools: AccountTools;
  /** The line by which this person shows to others; null while there is none. */
  readonly connection: StoreApi<ServerConnection | null>;
}

/** Who I am to others, and how I sign in; the part of the settings that lives on the server. */
export const ProfileCards = ({ tools, connection }: ProfileCardsProps) => {
  const { t } = useTranslation();
  const heading = useId();
  const { profile, view } = useProfile(tools);
  // Until the line is there the server takes this person for somebody who is away.
  useEffect(
    () => followConnection(connection, { listen: () => [], onBack: () => void profile.load() }),
    [connection, profile],
  );
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
