import type { AppointmentStatus, PaymentStatus } from './appointment.ts';

/** Statuses in words. */
export const statusKeys = {
  pending: 'appointments.status.pending',
  confirmed: 'appointments.status.confirmed',
  inProgress: 'appointments.status.inProgress',
  completed: 'appointments.status.completed',
  cancelled: 'appointments.status.cancelled',
} as const satisfies Readonly<Record<AppointmentStatus, string>>;

/** Payments in words. */
export const paymentKeys = {
  pending: 'appointments.payment.pending',
  completed: 'appointments.payment.completed',
  failed: 'appointments.payment.failed',
  refunded: 'appointments.payment.refunded',
} as const satisfies Readonly<Record<PaymentStatus, string>>;

/** Kinds of sessions that the server and all languages know; as the server writes them. */
export const kindKeys = {
  Individual: 'appointments.type.individual',
  Couple: 'appointments.type.couple',
  Family: 'appointments.type.family',
  Group: 'appointments.type.group',
} as const;

/** A kind that all languages know. */
export type KnownKind = keyof typeof kindKeys;

/** All of them. */
export const knownKinds: readonly KnownKind[] = ['Individual', 'Couple', 'Family', 'Group'];

/** The known kind that a type means, however it is spelled; null for somebody's own word. */
export const knownKindOf = (type: string): KnownKind | null =>
  knownKinds.find((kind) => kind.toLowerCase() === type.trim().toLowerCase()) ?? null;
