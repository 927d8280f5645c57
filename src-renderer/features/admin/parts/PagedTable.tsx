import { Pagination, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import type { PagedList } from '../model/paged-list.ts';
import styles from './section.module.css';

export interface Column<T> {
  readonly key: string;
  readonly label: string;
  readonly cell: (item: T) => ReactNode;
}

export interface PagedTableProps<T, Q extends object> {
  readonly label: string;
  readonly list: PagedList<T, Q>;
  readonly columns: readonly Column<T>[];
  readonly keyOf: (item: T) => string;
  readonly empty: string;
}

/** A page of a list as a table, with the way to its other pages. */
export const PagedTable = <T, Q extends object>({ label, list, columns, keyOf, empty }: PagedTableProps<T, Q>) => {
  const { t } = useTranslation();
  const view = useStore(list.store);
  return (
    <>
      {view.failure ? <FailureNote failure={view.failure} onRetry={() => void list.refresh()} /> : null}
      {/* A table may be wider than the page; who cannot drag it scrolls it by keys. */}
      <div
        className={styles.scroller}
        role="region"
        aria-label={label}
        tabIndex={0}
        aria-busy={view.phase === 'loading'}
      >
        {/* The roles are said, since a narrow page lays the rows out as cards and would lose them. */}
        <Table role="table" highlightOnHover verticalSpacing="sm" horizontalSpacing="md" aria-label={label}>
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {columns.map((column) => (
                <Table.Th key={column.key} role="columnheader" scope="col">
                  {column.label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup" className={view.phase === 'loading' ? styles.stale : ''}>
            {view.items.map((item) => (
              <Table.Tr key={keyOf(item)} role="row">
                {columns.map((column) => (
                  <Table.Td key={column.key} role="cell" data-label={column.label}>
                    <div className={styles.cell}>{column.cell(item)}</div>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {view.items.length === 0 && (view.known || !view.failure) ? (
          <p className={styles.empty}>{view.known ? empty : t('common.loading')}</p>
        ) : null}
      </div>
      <div className={styles.foot}>
        <span className={styles.soft} role="status">
          {view.known ? t('admin.total', { count: view.total }) : ''}
        </span>
        {view.pages > 1 ? (
          <Pagination
            total={view.pages}
            value={view.page}
            onChange={(page) => void list.goTo(page)}
            getControlProps={(control) => ({ 'aria-label': t(controlKeys[control]) })}
            getItemProps={(page) => ({ 'aria-label': t('admin.page.number', { page }) })}
          />
        ) : null}
      </div>
    </>
  );
};

const controlKeys = {
  first: 'admin.page.first',
  previous: 'admin.page.previous',
  next: 'admin.page.next',
  last: 'admin.page.last',
} as const;
