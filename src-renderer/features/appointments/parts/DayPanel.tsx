import { Button } from '@mantine/core';
import { type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { PlusIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useLocale } from '../hooks/use-locale.ts';
import type { Appointment, Viewer } from '../model/appointment.ts';
import type { Day } from '../model/days.ts';
import { AppointmentRow } from './AppointmentRow.tsx';
import { AppointmentRows } from './AppointmentRows.tsx';
import styles from './DayPanel.module.css';

export interface DayPanelProps {
  readonly day: Day;
  readonly appointments: readonly Appointment[];
  readonly viewer: Viewer;
  /** Takes the focus when the day is opened by keys. */
  readonly ref: Ref<HTMLHeadingElement>;
}

/** What is planned on the chosen day. */
export const DayPanel = ({ day, appointments, viewer, ref }: DayPanelProps) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.panel} data-testid="day-panel">
      <h2 id={heading} ref={ref} tabIndex={-1} className={styles.heading}>
        {times.day(day)}
      </h2>
      {appointments.length === 0 ? <p className={styles.empty}>{t('appointments.calendar.empty')}</p> : null}
      <AppointmentRows>
        {appointments.map((appointment) => (
          <AppointmentRow key={appointment.id} appointment={appointment} viewer={viewer} />
        ))}
      </AppointmentRows>
      <Button
        component={AppLink}
        href={paths.newAppointment(day)}
        variant="default"
        size="sm"
        leftSection={<PlusIcon aria-hidden size={17} />}
        className={styles.add}
      >
        {t('appointments.calendar.add')}
      </Button>
    </section>
  );
};
