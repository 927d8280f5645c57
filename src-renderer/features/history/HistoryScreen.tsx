import { paths } from '#renderer/platform/index.ts';
import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import './history-styles.ts';
import styles from './HistoryScreen.module.css';
import { createHistoryList, filterCalls, hasMore, type HistoryFilter } from './model/history-list.ts';
import type { RecentCalls } from './model/recent-calls.ts';
import { CallDetail } from './parts/CallDetail.tsx';
import { CallDays } from './parts/CallDays.tsx';

export interface HistoryScreenProps {
  readonly rest: RestClient;
  readonly recent: RecentCalls;
  readonly now: number;
  /** The call whose details are open. */
  readonly openCallId: string | null;
}

const filterKeys = { all: 'history.filter.all', missed: 'history.filter.missed' } as const;
const filters: readonly HistoryFilter[] = ['all', 'missed'];

/** All my calls, newest first. Looking at them marks the missed ones as seen. */
export const HistoryScreen = ({ rest, recent, now, openCallId }: HistoryScreenProps) => {
  const { t } = useTranslation();
  const go = useGo();
  const list = useMemo(() => createHistoryList(rest), [rest]);
  const view = useStore(list.store);
  useEffect(() => {
    void list.loadMore();
    void recent.refresh().then(() => recent.markSeen());
  }, [list, recent]);
  const calls = filterCalls(view);
  const isEmpty = calls.length === 0 && view.phase === 'idle' && !view.failure;
  return (
    <Page title={t('history.title')} lead={t('history.lead', { count: view.total })}>
      <SegmentedControl
        className={styles.filter}
        aria-label={t('history.filter.label')}
        value={view.filter}
        onChange={(filter) => list.choose(filter)}
        data={filters.map((value) => ({ value, label: t(filterKeys[value]) }))}
      />
      {isEmpty ? <p className={styles.empty}>{t('history.empty')}</p> : null}
      <CallDays calls={calls} now={now} onOpen={(callId) => go(paths.call(callId))} />
      {view.failure ? <FailureNote failure={view.failure} onRetry={() => void list.loadMore()} /> : null}
      {hasMore(view) ? (
        <Button
          className={styles.more}
          variant="default"
          loading={view.phase === 'loading'}
          onClick={() => void list.loadMore()}
        >
          {t('history.more')}
        </Button>
      ) : null}
      {openCallId ? (
        <CallDetail key={openCallId} rest={rest} callId={openCallId} onClose={() => go(paths.history)} />
      ) : null}
    </Page>
  );
};
