import { useState } from 'react';
import type { RestClient } from '#renderer/client/client-types.ts';
import { AppointmentFormScreen } from './AppointmentFormScreen.tsx';
import type { Viewer } from './model/appointment.ts';
import { newDraft } from './model/appointment-draft.ts';
import { parseDay } from './model/days.ts';

export interface NewAppointmentScreenProps {
  readonly rest: RestClient;
  readonly viewer: Viewer;
  /** The day it was asked for, as the address says it. */
  readonly day: string | undefined;
}

/** Makes an appointment; with whoever makes it, unless an administrator chooses somebody else. */
export const NewAppointmentScreen = ({ rest, viewer, day }: NewAppointmentScreenProps) => {
  const [draft] = useState(() => newDraft(viewer, Date.now(), parseDay(day)));
  return <AppointmentFormScreen rest={rest} viewer={viewer} draft={draft} before={null} />;
};
