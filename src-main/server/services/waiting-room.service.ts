import { type AppointmentStatus, type Outcome, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AppointmentId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type AccountActor,
  type AppointmentRules,
  type AppointmentState,
  mayArrange,
  partOf,
  requireOpen,
  tell,
} from '../domain/index.ts';
import type {
  Asker,
  AppointmentRepository,
  Connections,
  Handlers,
  Log,
  Publisher,
  SerialQueue,
} from '../ports/index.ts';
import type { AppointmentDesk } from './appointment-desk.ts';
import { accountOf } from './call-standing.ts';
import type { DoorRegister } from './door-register.ts';

interface Parts {
  readonly doors: DoorRegister;
  readonly desk: AppointmentDesk;
  readonly appointments: AppointmentRepository;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly clock: Clock;
  readonly rules: AppointmentRules;
  readonly log: Log;
}

type WaitingRoomHandlers = Pick<Handlers, 'appointment.knock' | 'appointment.stopKnocking' | 'appointment.letIn'>;

/** While a session can still take place, or does, somebody may wait for it. */
const isAhead: Record<AppointmentStatus, boolean> = {
  pending: false,
  confirmed: true,
  inProgress: true,
  completed: false,
  cancelled: false,
};

/** The waiting rooms of appointments: the client says to be there, the provider lets the client in. */
export const createWaitingRoomService = (parts: Parts): WaitingRoomHandlers => {
  const { doors, desk, appointments, connections, publisher, queue, clock, rules, log } = parts;

  /** Changes who is at the door, and tells both when that can be seen. */
  const atDoor = ({ id, client, provider }: AppointmentState, change: () => void) => {
    const before = doors.of(id);
    change();
    const door = doors.of(id);
    if (door.isClientWaiting !== before.isClientWaiting || door.isLetIn !== before.isLetIn)
      publisher.publish([
        tell('appointment.doorChanged', { appointmentId: id, client, door }, [client.id, provider.id]),
      ]);
    return ok({ door });
  };

  /** An appointment whose door is open now, for whom `isAllowed` says so. */
  const requireDoor = async (
    asker: Asker,
    id: AppointmentId,
    isAllowed: (appointment: AppointmentState, actor: AccountActor) => boolean,
  ): Promise<Outcome<AppointmentState>> => {
    const found = await desk.requirePart(asker, id);
    if (!found.ok) return found;
    if (!isAllowed(found.value, accountOf(asker))) return fail('FORBIDDEN');
    const open = requireOpen(found.value, clock.now(), rules, found.value.status === 'inProgress');
    return open.ok ? found : open;
  };

  const isClient = (appointment: AppointmentState, actor: AccountActor) => partOf(appointment, actor) === 'client';

  connections.closed.on(({ id: connectionId }) => {
    for (const appointmentId of doors.whereKnocks(connectionId)) {
      queue
        .run(appointmentId, async () => {
          const appointment = await appointments.find(appointmentId);
          if (appointment) atDoor(appointment, () => doors.stopKnocking(appointmentId, connectionId));
        })
        .catch((bug: unknown) => log.error({ appointmentId, err: bug }, 'a lost connection still waits at a door'));
    }
  });

  publisher.published.on(({ event }) => {
    if (event.name !== 'appointment.changed' || isAhead[event.payload.appointment.status]) return;
    doors.shut(event.payload.appointment.id);
  });

  return {
    'appointment.knock': async (asker, { appointmentId }) => {
      const { connectionId } = asker;
      const found = await requireDoor(asker, appointmentId, isClient);
      if (!found.ok) return found;
      if (!connectionId) return fail('FORBIDDEN', 'Only a connection can wait.');
      return atDoor(found.value, () => doors.knock(appointmentId, connectionId));
    },
    'appointment.stopKnocking': async (asker, { appointmentId }) => {
      const { connectionId } = asker;
      const found = await desk.requirePart(asker, appointmentId);
      if (!found.ok || !connectionId) return found.ok ? ok({ door: doors.of(appointmentId) }) : found;
      return atDoor(found.value, () => doors.stopKnocking(appointmentId, connectionId));
    },
    'appointment.letIn': async (asker, { appointmentId }) => {
      const found = await requireDoor(asker, appointmentId, ({ provider }, actor) => mayArrange(provider.id, actor));
      return found.ok ? atDoor(found.value, () => doors.letIn(appointmentId)) : found;
    },
  };
};
