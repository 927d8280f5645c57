import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPicture } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { CameraIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useSubmit } from '#renderer/ui/use-submit.ts';
import type { ProfileModel } from '../model/profile.ts';
import { PictureDialog } from './PictureDialog.tsx';
import styles from './ProfileCard.module.css';

export interface PictureFieldProps {
  readonly profile: ProfileModel;
  readonly name: string;
  readonly avatar: string | null;
}

/** The own picture: choose a file, take a square of it, or go back to initials. Takes effect at once. */
export const PictureField = ({ profile, name, avatar }: PictureFieldProps) => {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const { state, submit } = useSubmit((file: Blob | null) =>
    file ? profile.uploadPicture(file) : profile.removePicture(),
  );
  const read = async (file: File | null) => {
    if (!file) return;
    const found = await readPicture(file);
    setUnreadable(found === null);
    setPicture(found);
  };
  return (
    <div className={styles.picture}>
      <PersonBadge name={name} avatar={avatar} size={88} />
      <div className={styles.pictureActions}>
        <FileButton accept="image/*" onChange={(file) => void read(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<CameraIcon aria-hidden size={18} />}
              loading={state.kind === 'working'}
              data-testid="choose-picture"
            >
              {avatar ? t('people.profile.changePicture') : t('people.profile.addPicture')}
            </Button>
          )}
        </FileButton>
        {avatar ? (
          <Button variant="subtle" color="gray" onClick={() => void submit?.(null)}>
            {t('people.profile.removePicture')}
          </Button>
        ) : null}
        {isUnreadable ? <p role="alert">{t('people.profile.notAPicture')}</p> : null}
        {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
      </div>
      {picture ? (
        <PictureDialog
          picture={picture}
          onClose={() => setPicture(null)}
          onSave={(file) => {
            setPicture(null);
            void submit?.(file);
          }}
        />
      ) : null}
    </div>
  );
};
