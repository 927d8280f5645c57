import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useTexts } from '../hooks/use-texts.ts';
import type { AuditEntry } from '../model/admin-types.ts';
import { createAuditList } from '../model/lists.ts';
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
        <TextInput
          className={styles.search}
          type="search"
          label={t('admin.audit.search')}
          placeholder="admin.suspendAccount"
          value={query.action}
          maxLength={60}
          onChange={({ currentTarget }) => void list.filter({ action: currentTarget.value })}
        />
      </div>
      <PagedTable
        label={t('admin.section.audit')}
        list={list}
        keyOf={({ id }) => id}
        empty={t('admin.audit.empty')}
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
    {
      key: 'what',
      label: t('admin.audit.what'),
      cell: ({ action }) => <span className={styles.mono}>{action}</span>,
    },
    {
      key: 'target',
      label: t('admin.audit.target'),
      cell: ({ target }) => <span className={styles.mono}>{target ?? ''}</span>,
    },
    { key: 'outcome', label: t('admin.audit.outcome'), cell: ({ outcome }) => outcome },
    { key: 'address', label: t('admin.audit.address'), cell: ({ address }) => address ?? '' },
  ];
};
