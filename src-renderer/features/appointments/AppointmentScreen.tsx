import { Button, Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon, ArrowLeftIcon, CheckIcon, DoorIcon, PaymentIcon, PencilIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import './appointment-styles.ts';
import styles from './AppointmentScreen.module.css';
import { type Viewer, mayArrange, otherOf, partOf } from './model/appointment.ts';
import type { Line } from './model/follow-line.ts';
import { type AppointmentView, createOneAppointment, type OneAppointment } from './model/one-appointment.ts';
import { AppointmentFacts } from './parts/AppointmentFacts.tsx';

export interface AppointmentScreenProps {
  readonly rest: RestClient;
  readonly line: Line;
  readonly viewer: Viewer;
  readonly appointmentId: string;
}

interface ReadyProps {
  readonly view: Extract<AppointmentView, { kind: 'ready' }>;
  readonly model: OneAppointment;
  readonly viewer: Viewer;
}

/** What the viewer can do with the appointment as it stands. */
const Actions = ({ view: { appointment, isSaving }, model, viewer }: ReadyProps) => {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const { id, status, payment } = appointment;
  const isParty = partOf(appointment, viewer) !== 'none';
  const isAhead = status !== 'completed' && status !== 'cancelled';
  const arranges = mayArrange(appointment, viewer);
  return (
    <div className={styles.actions}>
      {isParty && isAhead ? (
        <Button
          component={AppLink}
          href={paths.appointmentRoom(id)}
          leftSection={<DoorIcon aria-hidden size={19} />}
          data-testid="open-room"
        >
          {t('appointments.detail.enter')}
        </Button>
      ) : null}
      {arranges && status === 'inProgress' ? (
        <Button variant="default" disabled={isSaving} onClick={() => void model.end()} data-testid="end-session">
          {t('appointments.detail.end')}
        </Button>
      ) : null}
      {arranges && (status === 'pending' || status === 'cancelled') ? (
        <Button
          variant="default"
          leftSection={<CheckIcon aria-hidden size={18} />}
          disabled={isSaving}
          onClick={() => void model.change({ status: 'confirmed' })}
        >
          {t('appointments.detail.confirm')}
        </Button>
      ) : null}
      {arranges && payment !== 'completed' && status !== 'cancelled' ? (
        <Button
          variant="default"
          leftSection={<PaymentIcon aria-hidden size={18} />}
          disabled={isSaving}
          onClick={() => void model.change({ payment: 'completed' })}
          data-testid="mark-paid"
        >
          {t('appointments.detail.markPaid')}
        </Button>
      ) : null}
      {arranges ? (
        <Button
          component={AppLink}
          href={paths.editAppointment(id)}
          variant="default"
          leftSection={<PencilIcon aria-hidden size={17} />}
          data-testid="edit-appointment"
        >
          {t('appointments.detail.edit')}
        </Button>
      ) : null}
      {arranges && (status === 'pending' || status === 'confirmed') ? (
        <Button variant="subtle" color="red" disabled={isSaving} onClick={() => setIsAsking(true)}>
          {t('appointments.detail.cancel')}
        </Button>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          title={t('appointments.detail.cancelTitle')}
          text={t('appointments.detail.cancelText', { name: otherOf(appointment, viewer).name })}
          action={t('appointments.detail.cancel')}
          onConfirm={() => void model.change({ status: 'cancelled' })}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  );
};

const Ready = (props: ReadyProps) => {
  const { t } = useTranslation();
  const { view, viewer } = props;
  const { appointment, failure } = view;
  const { client, provider } = appointment;
  const isOthers = partOf(appointment, viewer) === 'none';
  return (
    <Page
      title={
        isOthers
          ? t('appointments.between', { client: client.name, provider: provider.name })
          : t('appointments.with', { name: otherOf(appointment, viewer).name })
      }
      lead={
        <AppLink href={paths.appointments} className={styles.back}>
          <ArrowLeftIcon aria-hidden size={17} />
          {t('appointments.back')}
        </AppLink>
      }
    >
      <AppointmentFacts appointment={appointment} />
      {failure ? <FailureNote failure={failure} /> : null}
      <Actions {...props} />
    </Page>
  );
};

/** One appointment in full, kept true while others change it. */
export const AppointmentScreen = ({ rest, line, viewer, appointmentId }: AppointmentScreenProps) => {
  const { t } = useTranslation();
  const model = useMemo(() => createOneAppointment(rest, line, appointmentId), [rest, line, appointmentId]);
  const view = useStore(model.store);
  useEffect(() => {
    void model.load();
    return model.follow();
  }, [model]);
  if (view.kind === 'ready') return <Ready view={view} model={model} viewer={viewer} />;
  if (view.kind === 'loading')
    return <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('common.loading')} />;
  return (
    <CenteredScreen
      icon={<AlertIcon size={34} />}
      title={t('appointments.title')}
      actions={
        <Button component={AppLink} href={paths.appointments} variant="default">
          {t('appointments.back')}
        </Button>
      }
    >
      <FailureNote failure={view.failure} onRetry={() => void model.load()} />
    </CenteredScreen>
  );
};
