import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import { ownStatusKeys, presences } from '../model/presence-texts.ts';
import type { Presence, ProfileModel } from '../model/profile.ts';
import styles from './ProfileCard.module.css';

/** How one shows to contacts. Takes effect at once. */
export const StatusField = ({ profile, status }: { readonly profile: ProfileModel; readonly status: Presence }) => {
  const { t } = useTranslation();
  const label = useId();
  const { state, submit } = useSubmit((wish: Presence) => profile.setStatus(wish));
  return (
    <div>
      <p id={label} className={styles.label}>
        {t('people.status.label')}
      </p>
      <SegmentedControl
        fullWidth
        classNames={{ label: styles.statusWord ?? '' }}
        aria-labelledby={label}
        value={status}
        onChange={(wish) => void submit?.(wish)}
        data={presences.map((value) => ({ value, label: t(ownStatusKeys[value]) }))}
      />
      {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
    </div>
  );
};
