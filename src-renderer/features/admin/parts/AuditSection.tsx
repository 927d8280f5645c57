import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useTexts } from '../hooks/use-texts.ts';
import type { AuditEntry } from '../model/admin-types.ts';
import { deedNames, isDeed } from '../model/audit-deeds.ts';
import { createAuditList } from '../model/lists.ts';
import { Choice } from './Choice.tsx';
import { deedKeys } from './deed-keys.ts';
import { type Column, PagedTable } from './PagedTable.tsx';
import styles from './section.module.css';

/** What people with rights did or were refused, the newest first. */
export const AuditSection = ({ rest }: { readonly rest: RestClient }) => {
  const { t } = useTranslation();
  const list = useLoaded(createAuditList, rest);
  const { query } = useStore(list.store);
  const columns = useAuditColumns();
  return (
    <div className={styles.section}>
      <div className={styles.filters}>
        <Choice
          label={t('admin.audit.what')}
          value={query.action}
          options={[
            { value: '', label: t('admin.all') },
            ...deedNames.map((value) => ({ value, label: t(deedKeys[value]) })),
          ]}
          onChoose={(action) => void list.filter({ action })}
        />
        <Button variant="default" onClick={() => void list.refresh()}>
          {t('admin.refresh')}
        </Button>
      </div>
      <PagedTable
        label={t('admin.section.audit')}
        list={list}
        keyOf={({ id }) => id}
        empty={t(query.action === '' ? 'admin.audit.none' : 'admin.audit.empty')}
        columns={columns}
      />
    </div>
  );
};

const useAuditColumns = (): readonly Column<AuditEntry>[] => {
  const { t } = useTranslation();
  const texts = useTexts();
  return [
    { key: 'when', label: t('admin.audit.when'), cell: ({ timestamp }) => texts.moment(timestamp) },
    { key: 'who', label: t('admin.audit.who'), cell: ({ actor }) => actor.name },
    { key: 'what', label: t('admin.audit.what'), cell: (entry) => <What entry={entry} /> },
    {
      key: 'target',
      label: t('admin.audit.target'),
      cell: ({ target }) => (target === null ? t('admin.none') : <span className={styles.mono}>{target}</span>),
    },
    { key: 'outcome', label: t('admin.audit.outcome'), cell: ({ outcome }) => <Outcome outcome={outcome} /> },
    { key: 'address', label: t('admin.audit.address'), cell: ({ address }) => address ?? t('admin.none') },
  ];
};

/** What was done, and the reason that was given for it. An action without a word shows as the server calls it. */
const What = ({ entry: { action, details } }: { readonly entry: AuditEntry }) => {
  const { t } = useTranslation();
  const { reason } = details;
  return (
    <>
      <span className={styles.name}>{isDeed(action) ? t(deedKeys[action]) : action}</span>
      {typeof reason === 'string' && reason !== '' ? <span className={styles.soft}>{reason}</span> : null}
    </>
  );
};

const Outcome = ({ outcome }: Pick<AuditEntry, 'outcome'>) => {
  const { t } = useTranslation();
  if (outcome === 'done') return t('admin.audit.done');
  return (
    <>
      <span className={styles.name}>{t(outcome === 'INTERNAL' ? 'admin.audit.failed' : 'admin.audit.refused')}</span>
      <span className={styles.mono}>{outcome}</span>
    </>
  );
};
