import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { durationText } from '#renderer/ui/duration.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useTexts } from '../hooks/use-texts.ts';
import type { Analytics, Dashboard } from '../model/admin-types.ts';
import { createAnalytics, type RangeKey } from '../model/analytics-model.ts';
import { createLiveFigures } from '../model/live-figures.ts';
import { Figure, Figures } from './Figure.tsx';
import overviewStyles from './OverviewSection.module.css';
import { SeriesTable } from './SeriesTable.tsx';
import styles from './section.module.css';
import { Shares } from './Shares.tsx';

// The library of the charts is larger than the rest of the screen.
const Charts = lazy(async () => ({ default: (await import('./charts-chunk.ts')).Charts }));

const rangeKeys = {
  '1': 'admin.range.day',
  '7': 'admin.range.week',
  '30': 'admin.range.month',
  '365': 'admin.range.year',
} as const satisfies Record<RangeKey, string>;

/** What goes on now, and what went on in the days before. */
export const OverviewSection = ({ rest }: { readonly rest: RestClient }) => {
  const { t } = useTranslation();
  const live = useMemo(() => createLiveFigures(rest), [rest]);
  const analytics = useMemo(() => createAnalytics(rest), [rest]);
  const now = useStore(live.store);
  const past = useStore(analytics.store);
  useEffect(() => live.follow(), [live]);
  useEffect(() => void analytics.choose('7'), [analytics]);
  return (
    <div className={styles.section}>
      {now.failure ? <FailureNote failure={now.failure} onRetry={() => void live.refresh()} /> : null}
      {now.dashboard ? <Now dashboard={now.dashboard} /> : <p className={styles.soft}>{t('common.loading')}</p>}
      <div className={styles.row}>
        <h2 className={overviewStyles.heading}>{t('admin.past')}</h2>
        <SegmentedControl
          className={overviewStyles.range}
          aria-label={t('admin.range.label')}
          value={past.range}
          onChange={(range) => void analytics.choose(range)}
          data={(Object.keys(rangeKeys) as RangeKey[]).map((value) => ({ value, label: t(rangeKeys[value]) }))}
        />
      </div>
      {past.kind === 'failed' ? (
        <FailureNote failure={past.failure} onRetry={() => void analytics.choose(past.range)} />
      ) : null}
      {past.kind === 'ready' ? <Past analytics={past.analytics} /> : null}
    </div>
  );
};

const Now = ({ dashboard }: { readonly dashboard: Dashboard }) => {
  const { t, i18n } = useTranslation();
  const texts = useTexts();
  const { current, today, users, waitingMails } = dashboard;
  return (
    <Figures label={t('admin.now')}>
      <Figure label={t('admin.figure.participants')} value={texts.number(current.participants)} />
      <Figure label={t('admin.figure.activeCalls')} value={texts.number(current.activeCalls)} />
      <Figure label={t('admin.figure.connections')} value={texts.number(current.connections)} />
      <Figure label={t('admin.figure.scheduled')} value={texts.number(current.scheduledCalls)} />
      <Figure
        label={t('admin.figure.today')}
        value={texts.number(today.totalCalls)}
        note={durationText(today.totalMinutes * 60_000, i18n.language)}
      />
      <Figure
        label={t('admin.figure.users')}
        value={texts.number(users.totalUsers)}
        note={t('admin.figure.newUsers', { count: users.newUsers })}
      />
      <Figure label={t('admin.figure.mails')} value={texts.number(waitingMails)} warn={waitingMails > 0} />
    </Figures>
  );
};

const Past = ({ analytics }: { readonly analytics: Analytics }) => {
  const { t, i18n } = useTranslation();
  const texts = useTexts();
  const { calls } = analytics;
  return (
    <>
      <Figures label={t('admin.past')}>
        <Figure label={t('admin.figure.calls')} value={texts.number(calls.totalCalls)} />
        <Figure label={t('admin.figure.minutes')} value={texts.number(calls.totalMinutes)} />
        <Figure label={t('admin.figure.average')} value={durationText(calls.averageDuration * 1_000, i18n.language)} />
        <Figure label={t('admin.figure.peak')} value={texts.number(calls.peakConcurrentParticipants)} />
      </Figures>
      <Suspense fallback={<p className={styles.soft}>{t('common.loading')}</p>}>
        <Charts analytics={analytics} />
      </Suspense>
      <div className={overviewStyles.shares}>
        <Card>
          <Shares title={t('admin.share.mode')} counts={calls.callsByMode} />
        </Card>
        <Card>
          <Shares title={t('admin.share.quality')} counts={calls.quality} />
        </Card>
        <Card>
          <Shares title={t('admin.share.end')} counts={calls.callsByEnd} />
        </Card>
      </div>
      <SeriesTable analytics={analytics} />
    </>
  );
};
