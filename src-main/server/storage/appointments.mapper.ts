import { z } from 'zod';
import { personId } from '#shared/contract/index.ts';
import type { AppointmentState } from '../domain/appointment.ts';
import type { AccountTable, AppointmentTable } from './schema.ts';

/** An appointment together with the two accounts it is for. */
export interface AppointmentRow extends AppointmentTable {
  client_name: AccountTable['name'];
  client_email: AccountTable['email'];
  provider_name: AccountTable['name'];
  provider_email: AccountTable['email'];
}

const people = z.array(personId);

/** The row of an appointment. Names and addresses stay with the accounts. */
export const toAppointmentRow = (appointment: AppointmentState): AppointmentTable => ({
  id: appointment.id,
  client_id: appointment.client.id,
  provider_id: appointment.provider.id,
  starts_at: appointment.startsAt,
  duration_minutes: appointment.durationMinutes,
  type: appointment.type,
  status: appointment.status,
  payment_status: appointment.paymentStatus,
  room: appointment.room ?? null,
  conversation_id: appointment.conversationId ?? null,
  started_at: appointment.startedAt ?? null,
  ended_at: appointment.endedAt ?? null,
  started_by: JSON.stringify(appointment.startedBy),
  ended_by: JSON.stringify(appointment.endedBy),
  empty_since: appointment.emptySince ?? null,
  created_at: appointment.createdAt,
});

/** The appointment of a row, with the names that its people have now. */
export const fromAppointmentRow = (row: AppointmentRow): AppointmentState => ({
  id: row.id,
  client: { id: row.client_id, name: row.client_name, email: row.client_email ?? undefined },
  provider: { id: row.provider_id, name: row.provider_name, email: row.provider_email ?? undefined },
  startsAt: row.starts_at,
  durationMinutes: row.duration_minutes,
  type: row.type,
  status: row.status,
  paymentStatus: row.payment_status,
  room: row.room ?? undefined,
  conversationId: row.conversation_id ?? undefined,
  startedAt: row.started_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  startedBy: people.parse(JSON.parse(row.started_by)),
  endedBy: people.parse(JSON.parse(row.ended_by)),
  emptySince: row.empty_since ?? undefined,
  createdAt: row.created_at,
});
