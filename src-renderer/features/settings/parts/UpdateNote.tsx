import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { timeText } from '#renderer/ui/when.ts';
import type { AppSettingsModel } from '../model/app-settings-model.ts';
import styles from './ThisApp.module.css';

export interface UpdateNoteProps {
  readonly model: AppSettingsModel;
  readonly update: UpdateState;
}

const failureTexts = {
  unreachable: 'desktop.update.unreachable',
  damaged: 'desktop.update.damaged',
  unusable: 'desktop.update.unusable',
} as const;

/** Where an update stands, and the next step, which is always the person's own. */
export const UpdateNote = ({ model, update }: UpdateNoteProps) => {
  const { t, i18n } = useTranslation();
  const check = (
    <Button size="sm" variant="default" onClick={model.checkForUpdate} data-testid="update-check">
      {t('desktop.update.check')}
    </Button>
  );
  const row = (text: string, action?: ReactNode) => (
    <div className={styles.version} data-testid="update-state" data-state={update.kind}>
      <p role="status">{text}</p>
      {action}
    </div>
  );
  switch (update.kind) {
    case 'off':
      return null;
    case 'idle':
      return row(
        update.checkedAt === null
          ? t('desktop.update.notYet')
          : t('desktop.update.newest', { when: timeText(update.checkedAt, i18n.language) }),
        check,
      );
    case 'checking':
      return row(t('desktop.update.checking'));
    case 'available':
      return row(
        t('desktop.update.available', { version: update.version }),
        <Button size="sm" onClick={model.downloadUpdate} data-testid="update-download">
          {t('desktop.update.download')}
        </Button>,
      );
    case 'downloading':
      return (
        <div>
          {row(t('desktop.update.downloading', { version: update.version }))}
          <Progress value={update.percent} aria-label={t('desktop.update.progress')} />
        </div>
      );
    case 'ready':
      return row(
        t('desktop.update.ready', { version: update.version }),
        <Button size="sm" onClick={model.installUpdate} data-testid="update-install">
          {t('desktop.update.install')}
        </Button>,
      );
  }
  return (
    <div data-testid="update-state" data-state="failed">
      <Callout tone="warning" announce title={t(failureTexts[update.why])} action={check}>
        <p>{update.details}</p>
      </Callout>
    </div>
  );
};
