import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import './history-styles.ts';
import styles from './HistoryScreen.module.css';
import { type HistoryAddress, historyPath, isFiltering } from './model/history-filter.ts';
import { createHistoryList, hasMore } from './model/history-list.ts';
import type { RecentCalls } from './model/recent-calls.ts';
import { CallDetail } from './parts/CallDetail.tsx';
import { CallDays } from './parts/CallDays.tsx';
import { FilterBar } from './parts/FilterBar.tsx';

export interface HistoryScreenProps {
  readonly rest: RestClient;
  readonly recent: RecentCalls;
  readonly now: number;
  /** Which calls are to be seen, and the one whose details are open. */
  readonly address: HistoryAddress;
}

/** My calls, newest first, all or those that fit. Looking at them marks the missed ones as seen. */
export const HistoryScreen = ({ rest, recent, now, address }: HistoryScreenProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const list = useMemo(() => createHistoryList(rest), [rest]);
  const { calls, total, phase, failure } = useStore(list.store);
  useEffect(() => void list.choose(address), [list, address]);
  useEffect(() => void recent.refresh().then(() => recent.markSeen()), [recent]);
  const { call: openCallId, ...filter } = address;
  const isEmpty = calls.length === 0 && phase === 'idle' && !failure;
  return (
    <Page title={t('history.title')} lead={<span role="status">{t('history.lead', { count: total })}</span>}>
      <FilterBar filter={filter} onChange={(next) => go(historyPath(next))} />
      {isEmpty ? (
        <p className={styles.empty}>{isFiltering(filter) ? t('history.filter.nothing') : t('history.empty')}</p>
      ) : null}
      <CallDays calls={calls} now={now} onOpen={(call) => go(historyPath({ ...filter, call }))} />
      {failure ? <FailureNote failure={failure} onRetry={() => void list.loadMore()} /> : null}
      {hasMore({ calls, total }) ? (
        <Button
          className={styles.more}
          variant="default"
          loading={phase === 'loading'}
          onClick={() => void list.loadMore()}
        >
          {t('history.more')}
        </Button>
      ) : null}
      {openCallId === undefined ? null : (
        <CallDetail key={openCallId} rest={rest} callId={openCallId} onClose={() => go(historyPath(filter))} />
      )}
    </Page>
  );
};
