import { fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AppointmentId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { changeAppointment, mayArrange, noSession } from '../domain/index.ts';
import type { Handlers, RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import type { AppointmentDesk } from './appointment-desk.ts';
import { accountOf } from './call-standing.ts';
import type { DoorRegister } from './door-register.ts';
import type { SessionKeeper } from './session-keeper.ts';

interface Parts {
  readonly repositories: Repositories;
  readonly desk: AppointmentDesk;
  readonly keeper: SessionKeeper;
  readonly doors: DoorRegister;
  readonly random: RandomSource;
  readonly clock: Clock;
}

type AppointmentHandlers = Pick<
  Handlers,
  'appointment.create' | 'appointment.list' | 'appointment.get' | 'appointment.update'
>;

/** Appointments as they are made, read and changed. */
export const createAppointmentsService = (parts: Parts): AppointmentHandlers => {
  const { desk, keeper, doors, random, clock } = parts;
  const { accounts, appointments } = parts.repositories;
  return {
    'appointment.create': async (asker, { clientId, providerId, status, ...wish }) => {
      if (!mayArrange(providerId, accountOf(asker))) return fail('FORBIDDEN');
      if (clientId === providerId) return fail('INVALID_INPUT', 'Client and provider are two people.');
      const [client, provider] = await Promise.all([accounts.find(clientId), accounts.find(providerId)]);
      if (!client || !provider) return fail('ACCOUNT_NOT_FOUND');
      const now = clock.now();
      const id = random.objectId() as AppointmentId;
      const people = { client: toParty(client), provider: toParty(provider) };
      const blank = { id, ...wish, ...people, ...noSession, status: 'pending' as const, createdAt: now };
      const appointment = changeAppointment(blank, { status }, now);
      await appointments.insert(appointment);
      await keeper.commit(appointment);
      return ok({ appointment });
    },
    'appointment.list': async (asker, query) => {
      const { id, role } = accountOf(asker);
      const accountId = role === 'admin' ? undefined : id;
      const { items, total } = await appointments.page({ ...query, accountId });
      const waiting = items.map((item) => item.id).filter((one) => doors.of(one).isClientWaiting);
      return ok({ appointments: [...items], waiting, total });
    },
    'appointment.get': async (asker, { appointmentId }) => {
      const found = await desk.requirePart(asker, appointmentId);
      return found.ok ? ok({ appointment: found.value, door: doors.of(appointmentId) }) : found;
    },
    'appointment.update': (asker, { appointmentId, ...wish }) =>
      desk.change(asker, appointmentId, (appointment) =>
        mayArrange(appointment.provider.id, accountOf(asker))
          ? ok(changeAppointment(appointment, wish, clock.now()))
          : fail('FORBIDDEN'),
      ),
  };
};

const toParty = ({ id, name, email }: StoredAccount) => ({ id, name, email });
