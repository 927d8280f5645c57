import type {
  Appointment,
  AppointmentStatus,
  ContactCard,
  Door,
  Entry,
  PaymentStatus,
  RoomMember,
  RoomPart,
  ShutReason,
} from '#shared/contract/index.ts';
import type { WireAppointment } from '#shared/dialects/session-rooms/index.ts';
import { iso, isoOrNull } from '../moments.ts';

const status: Record<AppointmentStatus, string> = {
  pending: 'Pending',
  confirmed: 'Confirmed',
  inProgress: 'In Progress',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

const payment: Record<PaymentStatus, string> = {
  pending: 'Pending',
  completed: 'Completed',
  failed: 'Failed',
  refunded: 'Refunded',
};

/** Codes of the reasons why somebody may not come in. */
export const reasonCode: Record<ShutReason, string> = {
  notConfirmed: 'SESSION_NOT_CONFIRMED',
  cancelled: 'SESSION_CANCELLED',
  over: 'SESSION_ENDED',
  unpaid: 'PAYMENT_PENDING',
  tooEarly: 'TOO_EARLY',
  tooLate: 'TOO_LATE',
};

const role: Record<RoomPart, 'client' | 'psychologist' | 'admin'> = {
  client: 'client',
  provider: 'psychologist',
  admin: 'admin',
  guest: 'client',
};

/** A success, said under `data` and at the top. */
export const success = <T extends object>(data: T) => ({ success: true as const, data, ...data });

/** Whole minutes from start to end; this API counts in minutes. */
const minutesOf = ({ startedAt, endedAt }: Appointment): number | undefined =>
  startedAt === undefined || endedAt === undefined ? undefined : Math.round((endedAt - startedAt) / 60_000);

const toParty = ({ id, name, email }: Appointment['client']) => ({ id, name, email: email ?? null });

export const toFoundPerson = ({ id, firstName, lastName, email }: ContactCard) => ({
  id,
  name: `${firstName} ${lastName}`.trim(),
  email: email ?? null,
});

export const toAppointment = (appointment: Appointment): WireAppointment => ({
  id: appointment.id,
  clientId: appointment.client.id,
  psychologistId: appointment.provider.id,
  client: toParty(appointment.client),
  psychologist: toParty(appointment.provider),
  date: iso(appointment.startsAt),
  durationMinutes: appointment.durationMinutes,
  type: appointment.type,
  status: status[appointment.status],
  paymentStatus: payment[appointment.paymentStatus],
  roomId: appointment.room ?? null,
  conversationId: appointment.conversationId ?? null,
  videoCallStarted: isoOrNull(appointment.startedAt),
  videoCallEnded: isoOrNull(appointment.endedAt),
  callDuration: minutesOf(appointment) ?? null,
  createdAt: iso(appointment.createdAt),
});

export const toRoom = (appointment: Appointment, room: string) => ({
  roomId: room,
  sessionId: appointment.id,
  sessionDate: iso(appointment.startsAt),
  sessionType: appointment.type,
  participants: { client: toParty(appointment.client), psychologist: toParty(appointment.provider) },
  conversationId: appointment.conversationId ?? '',
});

export const toDoor = ({ isClientWaiting, isLetIn }: Door) => ({
  clientWaiting: isClientWaiting,
  clientLetIn: isLetIn,
});

export const toEntry = (appointment: Appointment, entry: Entry) => ({
  canJoin: entry.canJoin,
  reason: entry.reason === undefined ? null : reasonCode[entry.reason],
  minutesUntilSession: entry.minutesToStart,
  sessionStatus: status[appointment.status].toLowerCase(),
  paymentStatus: payment[appointment.paymentStatus].toLowerCase(),
  timeWindow: { allowedFrom: iso(entry.opensAt), allowedUntil: iso(entry.closesAt) },
});

export const toStarted = (appointment: Appointment) => ({
  message: 'Video call started successfully',
  session: {
    id: appointment.id,
    status: status[appointment.status],
    videoCallStarted: iso(appointment.startedAt ?? 0),
    participants: { client: appointment.client.name, psychologist: appointment.provider.name },
  },
});

export const toEnded = (appointment: Appointment) => {
  const duration = minutesOf(appointment) ?? 0;
  return {
    message: 'Video call ended successfully',
    duration,
    session: {
      id: appointment.id,
      status: status[appointment.status],
      videoCallStarted: iso(appointment.startedAt ?? 0),
      videoCallEnded: iso(appointment.endedAt ?? 0),
      callDuration: duration,
    },
  };
};

const toUser = ({ person, part }: RoomMember) => ({
  userId: person.id,
  userName: person.name,
  userRole: role[part],
});

export const toMember = (member: RoomMember) => ({ socketId: member.address, ...toUser(member) });

/** One member, also in the words of a neighbour that shares this message. */
export const toNewcomer = (member: RoomMember, room: string) => ({
  ...toMember(member),
  roomId: room,
  userData: toUser(member),
});

export const toLeaver = ({ address, person }: RoomMember, room: string) => ({
  socketId: address,
  userId: person.id,
  userName: person.name,
  roomId: room,
  timestamp: iso(Date.now()),
});
