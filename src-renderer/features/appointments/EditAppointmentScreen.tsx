import { Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { AppointmentFormScreen } from './AppointmentFormScreen.tsx';
import type { AppointmentScreenProps } from './AppointmentScreen.tsx';
import type { Appointment } from './model/appointment.ts';
import { createOneAppointment } from './model/one-appointment.ts';

/** Changes an appointment. What others change meanwhile does not wipe out what is being typed. */
export const EditAppointmentScreen = ({ rest, line, viewer, appointmentId }: AppointmentScreenProps) => {
  const { t } = useTranslation();
  const model = useMemo(() => createOneAppointment(rest, line, appointmentId), [rest, line, appointmentId]);
  const [before, setBefore] = useState<Appointment | null>(null);
  const view = useStore(model.store);
  useEffect(() => {
    void model.load().then(() => {
      const loaded = model.store.getState();
      if (loaded.kind === 'ready') setBefore(loaded.appointment);
    });
  }, [model]);
  if (before) return <AppointmentFormScreen rest={rest} viewer={viewer} draft={null} before={before} />;
  if (view.kind !== 'failed')
    return <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('common.loading')} />;
  return (
    <Page title={t('appointments.form.editTitle')}>
      <FailureNote failure={view.failure} />
    </Page>
  );
};
