import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Callout } from '#renderer/ui/Callout.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useTexts } from '../hooks/use-texts.ts';
import type { SystemModel } from '../model/system-model.ts';
import styles from './section.module.css';

export interface BackupCardProps {
  readonly model: SystemModel;
  /** Whether this person may make one. */
  readonly allowed: boolean;
}

/** Makes a copy of the database, and lists those that there are. */
export const BackupCard = ({ model, allowed }: BackupCardProps) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const { backups, backupPercent } = useStore(model.store);
  const state = useStore(model.backUp.store);
  const running = state.kind === 'running';
  return (
    <Card labelledBy="admin-backups">
      <h2 id="admin-backups" className={styles.title}>
        {t('admin.backup.title')}
      </h2>
      <div className={styles.stack}>
        <p className={styles.soft}>{t('admin.backup.lead')}</p>
        <div className={styles.row}>
          <Button disabled={!allowed} loading={running} onClick={() => void model.backUp.run()}>
            {t('admin.backup.make')}
          </Button>
          {allowed ? null : <span className={styles.soft}>{t('admin.onlyAdmins')}</span>}
        </div>
        {running ? (
          <div role="status">
            <p className={styles.soft}>{t('admin.backup.running')}</p>
            <Progress value={backupPercent ?? 0} animated aria-label={t('admin.backup.running')} />
          </div>
        ) : null}
        {state.kind === 'failed' ? (
          <FailureNote failure={state.failure} onRetry={() => void model.backUp.run()} />
        ) : null}
        {state.kind === 'done' ? (
          <Callout tone="info" announce title={t('admin.backup.done')}>
            <p className={styles.mono}>{state.value.file}</p>
            <p className={styles.mono}>npm start -- --restore {state.value.name}</p>
          </Callout>
        ) : null}
        {backups.length === 0 ? (
          <p className={styles.soft}>{t('admin.backup.none')}</p>
        ) : (
          <ul className={styles.people} aria-label={t('admin.backup.title')}>
            {backups.map((backup) => (
              <li key={backup.name} className={styles.person}>
                <span className={styles.mono}>{backup.name}</span>
                <span className={styles.soft}>{texts.size(backup.size)}</span>
                <time className={styles.soft} dateTime={backup.createdAt}>
                  {texts.moment(backup.createdAt)}
                </time>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
};
