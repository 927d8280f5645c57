import { useState } from 'react';
import { CalendarScreen } from '#renderer/features/appointments/CalendarScreen.tsx';
import { createCalendarPlace } from '#renderer/features/appointments/model/calendar-place.ts';
import { SignedInOnly } from '../appointments/SignedInOnly.tsx';
import { useServices } from '../services-context.ts';

const memory = createCalendarPlace();

/** `/appointments` */
export const AppointmentsRoute = () => {
  const { account, live } = useServices();
  const [now] = useState(() => Date.now());
  return (
    <SignedInOnly>
      {(viewer) => <CalendarScreen rest={account.rest} line={live.store} viewer={viewer} memory={memory} now={now} />}
    </SignedInOnly>
  );
};
