import { type Appointment, type AppointmentStatus, type Outcome, type RoomPart, fail } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { AccountId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AccountActor } from './actor.ts';
import { requireReady } from './appointment-entry.ts';
import type { AppointmentRules } from './appointment-rules.ts';

/** All that the server knows of an appointment: what its parties see, and what only the rules need. */
export interface AppointmentState extends Appointment {
  /** Who said that the session starts, and who said that it ends: the second to say so is told what is stored. */
  readonly startedBy: readonly PersonId[];
  readonly endedBy: readonly PersonId[];
  /** Since when the room of the running session has been empty. */
  readonly emptySince?: Timestamp | undefined;
}

/** Somebody says that a session starts or ends; without a time, it is now. */
export interface SessionMark {
  readonly by: PersonId;
  readonly at?: Timestamp | undefined;
}

/** What of an appointment may be changed by hand. */
export type AppointmentChange = Partial<
  Pick<Appointment, 'startsAt' | 'durationMinutes' | 'type' | 'status' | 'paymentStatus'>
>;

/** What somebody is to an appointment; undefined for strangers. */
export const partOf = (
  appointment: Pick<Appointment, 'client' | 'provider'>,
  actor: AccountActor,
): RoomPart | undefined => {
  if (appointment.client.id === actor.id) return 'client';
  if (appointment.provider.id === actor.id) return 'provider';
  return actor.role === 'admin' ? 'admin' : undefined;
};

/** True when its parties see no difference between the two. */
export const looksSame = (one: AppointmentState, other: AppointmentState): boolean => {
  const unseen = { startedBy: [], endedBy: [], emptySince: undefined };
  return JSON.stringify({ ...one, ...unseen }) === JSON.stringify({ ...other, ...unseen });
};

/** True for administrators and for the provider. */
export const mayArrange = (providerId: AccountId, actor: AccountActor): boolean =>
  actor.role === 'admin' || actor.id === providerId;

/** Most people in the room; undefined without a limit of its own. */
export const capacityOf = ({ type }: Pick<Appointment, 'type'>, rules: AppointmentRules): number | undefined =>
  rules.capacities[type.trim().toLowerCase()];

/** Starts the session. The first word counts; whoever else says it later in the same session gets what is stored. */
export const startSession = (
  appointment: AppointmentState,
  { by, at }: SessionMark,
  now: Timestamp,
  rules: AppointmentRules,
): Outcome<AppointmentState> => {
  if (at !== undefined && at > now + rules.clockToleranceMs)
    return fail('INVALID_INPUT', 'The start lies in the future.');
  if (appointment.status === 'completed') return fail('APPOINTMENT_STARTED', 'The session is over.');
  const ready = requireReady(appointment);
  if (!ready.ok) return ready;
  const startedBy = [...appointment.startedBy, by];
  if (appointment.startedAt === undefined || appointment.status !== 'inProgress') {
    return ok({ ...appointment, status: 'inProgress', startedAt: at ?? now, startedBy });
  }
  return appointment.startedBy.includes(by) ? fail('APPOINTMENT_STARTED') : ok({ ...appointment, startedBy });
};

/** Ends the session. The first word counts; whoever else says it later gets what is stored. */
export const endSession = (
  appointment: AppointmentState,
  { by, at }: SessionMark,
  now: Timestamp,
  rules: AppointmentRules,
): Outcome<AppointmentState> => {
  const { status, startedAt, endedAt } = appointment;
  if (at !== undefined && at > now + rules.clockToleranceMs)
    return fail('INVALID_INPUT', 'The end lies in the future.');
  if (at !== undefined && startedAt !== undefined && at < startedAt)
    return fail('INVALID_INPUT', 'The end lies before the start.');
  const endedBy = [...appointment.endedBy, by];
  if (status === 'completed' && startedAt !== undefined && endedAt !== undefined) {
    return appointment.endedBy.includes(by)
      ? fail('APPOINTMENT_NOT_STARTED', 'The session is over already.')
      : ok({ ...appointment, endedBy });
  }
  if (status !== 'inProgress' || startedAt === undefined) return fail('APPOINTMENT_NOT_STARTED');
  return ok({ ...complete(appointment, at ?? now), endedBy });
};

/** The room is empty: from then on, time runs until the session counts as over. */
export const noteEmpty = (appointment: AppointmentState, now: Timestamp): AppointmentState =>
  appointment.status === 'inProgress' && appointment.emptySince === undefined
    ? { ...appointment, emptySince: now }
    : appointment;

/** Somebody is in the room. */
export const noteOccupied = (appointment: AppointmentState): AppointmentState =>
  appointment.emptySince === undefined ? appointment : { ...appointment, emptySince: undefined };

/** When an empty room completes the session; undefined when nothing of the kind is due. */
export const completionDueAt = (appointment: AppointmentState, rules: AppointmentRules): Timestamp | undefined =>
  appointment.status === 'inProgress' && appointment.emptySince !== undefined
    ? appointment.emptySince + rules.emptyGraceMs
    : undefined;

/** Completes a session whose room stayed empty; its end is the moment when the room became so. */
export const completeIfEmpty = (
  appointment: AppointmentState,
  now: Timestamp,
  rules: AppointmentRules,
): AppointmentState => {
  const dueAt = completionDueAt(appointment, rules);
  return dueAt === undefined || now < dueAt ? appointment : complete(appointment, appointment.emptySince ?? now);
};

const complete = (appointment: AppointmentState, at: Timestamp): AppointmentState => ({
  ...appointment,
  status: 'completed',
  // A start that ran ahead of this clock must not give a negative length.
  endedAt: Math.max(at, appointment.startedAt ?? at),
  emptySince: undefined,
});

const isBefore: Record<AppointmentStatus, boolean> = {
  pending: true,
  confirmed: true,
  inProgress: false,
  completed: false,
  cancelled: false,
};

/** Changes an appointment by hand. One that lies ahead again forgets its former session; one put in progress has begun. */
export const changeAppointment = (
  appointment: AppointmentState,
  change: AppointmentChange,
  now: Timestamp,
): AppointmentState => {
  const next = { ...appointment, ...defined(change) };
  if (change.status === undefined || change.status === appointment.status) return next;
  if (isBefore[change.status]) return { ...next, ...noSession };
  if (change.status === 'inProgress') return { ...next, ...noSession, startedAt: now };
  if (change.status === 'completed' && next.startedAt !== undefined) return complete(next, now);
  return { ...next, emptySince: undefined };
};

/** How an appointment is that has had no session. */
export const noSession = {
  startedAt: undefined,
  endedAt: undefined,
  startedBy: [],
  endedBy: [],
  emptySince: undefined,
} as const;

const defined = <T extends object>(change: T): T =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;
