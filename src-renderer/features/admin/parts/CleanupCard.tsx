import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Card } from '#renderer/ui/Card.tsx';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useTexts } from '../hooks/use-texts.ts';
import { useWord } from '../hooks/use-word.ts';
import type { Cleanup } from '../model/admin-types.ts';
import type { SystemModel } from '../model/system-model.ts';
import styles from './section.module.css';

export interface CleanupCardProps {
  readonly model: SystemModel;
  /** Whether this person may do it. */
  readonly allowed: boolean;
}

/** Counts first what is of no use any more; only then can it be removed. */
export const CleanupCard = ({ model, allowed }: CleanupCardProps) => {
  const { t } = useTranslation();
  const counted = useStore(model.countRubbish.store);
  const cleaned = useStore(model.cleanUp.store);
  const [asking, setAsking] = useState(false);
  const found = counted.kind === 'done' && cleaned.kind === 'idle' ? counted.value : null;
  const count = () => {
    model.cleanUp.reset();
    void model.countRubbish.run();
  };
  const remove = () => void model.cleanUp.run().then(() => model.refresh());
  const failed = [counted, cleaned].find((state) => state.kind === 'failed');
  return (
    <Card labelledBy="admin-cleanup">
      <h2 id="admin-cleanup" className={styles.title}>
        {t('admin.cleanup.title')}
      </h2>
      <div className={styles.stack}>
        <p className={styles.soft}>{t('admin.cleanup.lead')}</p>
        <div className={styles.row}>
          <Button variant="default" disabled={!allowed} loading={counted.kind === 'running'} onClick={count}>
            {t('admin.cleanup.count')}
          </Button>
          {found && found.total > 0 ? (
            <Button color="red" loading={cleaned.kind === 'running'} onClick={() => setAsking(true)}>
              {t('admin.cleanup.remove', { count: found.total })}
            </Button>
          ) : null}
          {allowed ? null : <span className={styles.soft}>{t('admin.onlyAdmins')}</span>}
        </div>
        {failed?.kind === 'failed' ? <FailureNote failure={failed.failure} onRetry={count} /> : null}
        <div role="status">
          {found ? <Counts cleanup={found} /> : null}
          {cleaned.kind === 'done' ? <p>{t('admin.cleanup.done', { count: cleaned.value.total })}</p> : null}
        </div>
      </div>
      {asking && found ? (
        <ConfirmDialog
          title={t('admin.cleanup.askTitle')}
          text={t('admin.cleanup.askText', { count: found.total })}
          action={t('admin.cleanup.remove', { count: found.total })}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Card>
  );
};

const Counts = ({ cleanup }: { readonly cleanup: Cleanup }) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const word = useWord();
  if (cleanup.total === 0) return <p>{t('admin.cleanup.nothing')}</p>;
  return (
    <dl className={styles.facts}>
      {Object.entries(cleanup.removed).map(([name, count]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{word(name)}</dt>
          <dd>{texts.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
};
