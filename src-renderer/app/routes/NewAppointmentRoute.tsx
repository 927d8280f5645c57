import { useSearch } from '@tanstack/react-router';
import { NewAppointmentScreen } from '#renderer/features/appointments/NewAppointmentScreen.tsx';
import { SignedInOnly } from '../appointments/SignedInOnly.tsx';
import { useServices } from '../services-context.ts';

/** `/appointments/new` */
export const NewAppointmentRoute = () => {
  const { day } = useSearch({ from: '/frame/appointments/new' });
  const { account } = useServices();
  return (
    <SignedInOnly>{(viewer) => <NewAppointmentScreen rest={account.rest} viewer={viewer} day={day} />}</SignedInOnly>
  );
};
