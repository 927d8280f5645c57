import { Button, SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useLocale } from '../hooks/use-locale.ts';
import { type Viewer } from '../model/appointment.ts';
import { type AppointmentList, hasMore } from '../model/appointment-list.ts';
import { dayOf } from '../model/days.ts';
import { AppointmentRow } from './AppointmentRow.tsx';
import { AppointmentRows } from './AppointmentRows.tsx';
import styles from './ListBoard.module.css';

/** Those ahead, or those past. */
export const ListSides = ({ list }: { readonly list: AppointmentList }) => {
  const { t } = useTranslation();
  const { side } = useStore(list.store);
  return (
    <SegmentedControl
      aria-label={t('appointments.list.label')}
      value={side}
      onChange={(chosen) => void list.show(chosen)}
      data={[
        { value: 'ahead', label: t('appointments.list.ahead') },
        { value: 'past', label: t('appointments.list.past') },
      ]}
    />
  );
};

/** Appointments one below the other. */
export const ListBoard = ({ list, viewer }: { readonly list: AppointmentList; readonly viewer: Viewer }) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const view = useStore(list.store);
  const { side } = view;
  useEffect(() => void list.show('ahead'), [list]);
  const isEmpty = view.appointments.length === 0 && view.phase === 'idle' && !view.failure;
  return (
    <div className={styles.board}>
      {isEmpty ? (
        <p className={styles.empty}>
          {side === 'ahead' ? t('appointments.list.emptyAhead') : t('appointments.list.emptyPast')}
        </p>
      ) : null}
      {view.appointments.length > 0 ? (
        <div className={styles.list}>
          <AppointmentRows>
            {view.appointments.map((appointment) => (
              <AppointmentRow
                key={appointment.id}
                appointment={appointment}
                viewer={viewer}
                day={times.shortDay(dayOf(appointment.startsAt))}
              />
            ))}
          </AppointmentRows>
        </div>
      ) : null}
      {view.failure ? <FailureNote failure={view.failure} onRetry={() => void list.show(side)} /> : null}
      {hasMore(view) ? (
        <Button
          variant="default"
          className={styles.more}
          loading={view.phase === 'loading'}
          onClick={() => void list.loadMore()}
        >
          {t('appointments.list.more')}
        </Button>
      ) : null}
    </div>
  );
};
