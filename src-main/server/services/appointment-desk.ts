import { type Outcome, fail } from '#shared/contract/index.ts';
import type { AppointmentId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type AppointmentState, looksSame, partOf } from '../domain/index.ts';
import type { AppointmentRepository, Asker } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** The ways in which services reach an appointment. */
export interface AppointmentDesk {
  /** An appointment in which the asker has a part. */
  requirePart(asker: Asker, id: AppointmentId): Promise<Outcome<AppointmentState>>;
  /** Loads, decides, stores and tells; a session that is over takes its call with it. From within the appointment's queue. */
  change(
    asker: Asker,
    id: AppointmentId,
    decide: (appointment: AppointmentState) => Outcome<AppointmentState>,
  ): Promise<Outcome<{ appointment: AppointmentState }>>;
}

/** Builds the desk over the store. */
export const createAppointmentDesk = (parts: {
  readonly appointments: AppointmentRepository;
  readonly keeper: SessionKeeper;
}): AppointmentDesk => {
  const { appointments, keeper } = parts;

  const requirePart = async (asker: Asker, id: AppointmentId): Promise<Outcome<AppointmentState>> => {
    const appointment = await appointments.find(id);
    if (!appointment) return fail('APPOINTMENT_NOT_FOUND');
    return partOf(appointment, accountOf(asker)) ? ok(appointment) : fail('NOT_A_PARTY');
  };

  return {
    requirePart,
    async change(asker, id, decide) {
      const found = await requirePart(asker, id);
      if (!found.ok) return found;
      const decided = decide(found.value);
      if (!decided.ok) return decided;
      const appointment = decided.value;
      if (looksSame(appointment, found.value)) await appointments.save(appointment);
      else await keeper.commit(appointment);
      if (appointment.status === 'inProgress') keeper.watch(appointment);
      if (appointment.status === 'completed' || appointment.status === 'cancelled') await keeper.endCallOf(appointment);
      return ok({ appointment });
    },
  };
};
