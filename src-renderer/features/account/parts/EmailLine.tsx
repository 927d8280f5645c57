import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Callout } from '#renderer/ui/Callout.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { CheckIcon } from '#renderer/ui/icons.ts';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import type { ProfileModel } from '../model/profile.ts';
import styles from './ProfileCard.module.css';

export interface EmailLineProps {
  readonly profile: ProfileModel;
  readonly email: string;
  readonly isProven: boolean;
}

/** The address one signs in with, and whether it is proven. */
export const EmailLine = ({ profile, email, isProven }: EmailLineProps) => {
  const { t } = useTranslation();
  const { state, submit } = useSubmit(() => profile.resendVerification());
  return (
    <div className={styles.emailField}>
      <p className={styles.label}>{t('people.form.emailLabel')}</p>
      <p className={styles.email}>
        {email}
        {isProven ? (
          <span className={styles.proven}>
            <CheckIcon aria-hidden size={17} />
            {t('people.profile.proven')}
          </span>
        ) : null}
      </p>
      {isProven ? null : (
        <Callout
          tone="info"
          action={
            <Button
              size="xs"
              variant="default"
              disabled={state.kind === 'done'}
              loading={state.kind === 'working'}
              onClick={() => void submit?.(undefined)}
            >
              {t('people.profile.sendAgain')}
            </Button>
          }
        >
          <p role="status">{state.kind === 'done' ? t('people.profile.sentAgain') : t('people.profile.notProven')}</p>
          {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
        </Callout>
      )}
    </div>
  );
};
