import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { AppointmentScreen, type AppointmentScreenProps } from '#renderer/features/appointments/AppointmentScreen.tsx';
import { EditAppointmentScreen } from '#renderer/features/appointments/EditAppointmentScreen.tsx';
import { SignedInOnly } from '../appointments/SignedInOnly.tsx';
import { useServices } from '../services-context.ts';

/** A page of the appointment that the address names. */
const pageWith = (Screen: ComponentType<AppointmentScreenProps>) => {
  const Page = () => {
    const { appointmentId = '' } = useParams({ strict: false });
    const { account, live } = useServices();
    const common = { rest: account.rest, line: live.store, appointmentId };
    return <SignedInOnly>{(viewer) => <Screen key={appointmentId} {...common} viewer={viewer} />}</SignedInOnly>;
  };
  return Page;
};

/** `/appointments/:appointmentId` */
export const AppointmentRoute = pageWith(AppointmentScreen);

/** `/appointments/:appointmentId/edit` */
export const EditAppointmentRoute = pageWith(EditAppointmentScreen);
