import { paymentWords, sessionRooms, statusWords } from '#shared/dialects/session-rooms/index.ts';
import type { AccountId, AppointmentId } from '#shared/kernel/ids.ts';
import { type BoundRoute, type ErrorOverrides, bindRoute } from '../dialect.ts';
import { success, toAppointment, toDoor, toEnded, toEntry, toFoundPerson, toRoom, toStarted } from './values.ts';

const entries = sessionRooms.routes;

/** This document has no code for a stranger but the one of its sessions; outside of it the usual one is better. */
const strangers: ErrorOverrides = { NOT_A_PARTY: { status: 403, code: 'FORBIDDEN' } };

const session = (params: { sessionId: string }) => ({ appointmentId: params.sessionId as AppointmentId });
const moment = (time: string | null | undefined) => (time ? Date.parse(time) : undefined);

/** The same five endpoints stand under two base paths. */
const videoCalls = (
  base: Pick<typeof entries, 'config' | 'generateRoom' | 'canJoin' | 'start' | 'end'>,
): readonly BoundRoute[] => [
  bindRoute(
    base.config,
    'ice.listServers',
    (_wire, { baseUrl }) => ({ reachedAt: new URL(baseUrl).host }),
    ({ iceServers }) => success({ iceServers }),
  ),
  bindRoute(
    base.generateRoom,
    'appointment.openRoom',
    ({ params }) => session(params),
    ({ appointment, room }) => success(toRoom(appointment, room)),
  ),
  bindRoute(
    base.canJoin,
    'appointment.checkEntry',
    ({ params }) => session(params),
    ({ appointment, entry }) => success(toEntry(appointment, entry)),
  ),
  bindRoute(
    base.start,
    'appointment.start',
    ({ params, body }) => ({ ...session(params), at: moment(body?.startTime) }),
    ({ appointment }) => success(toStarted(appointment)),
  ),
  bindRoute(
    base.end,
    'appointment.end',
    ({ params, body }) => ({ ...session(params), at: moment(body?.endTime) }),
    ({ appointment }) => success(toEnded(appointment)),
  ),
];

interface WireChange {
  readonly type?: string | undefined;
  readonly status?: keyof typeof statusWords | undefined;
  readonly paymentStatus?: keyof typeof paymentWords | undefined;
  readonly durationMinutes?: number | undefined;
}

const toChange = ({ type, status, paymentStatus, durationMinutes }: WireChange) => ({
  type,
  durationMinutes,
  status: status && statusWords[status],
  paymentStatus: paymentStatus && paymentWords[paymentStatus],
});

const appointment = (params: { appointmentId: string }) => ({ appointmentId: params.appointmentId as AppointmentId });
const toOne = (output: { appointment: Parameters<typeof toAppointment>[0] }) => {
  const wire = toAppointment(output.appointment);
  return success({ ...wire, appointment: wire });
};

/** The appointments themselves, which the document presupposes. */
const appointments: readonly BoundRoute[] = [
  bindRoute(
    entries.createAppointment,
    'appointment.create',
    ({ body: { clientId, psychologistId, date, ...rest } }, { actor }) => {
      const {
        type = 'Individual',
        durationMinutes = 50,
        status = 'pending',
        paymentStatus = 'pending',
      } = toChange(rest);
      const own = 'id' in actor ? actor.id : '';
      return {
        clientId: clientId as AccountId,
        providerId: (psychologistId ?? own) as AccountId,
        startsAt: Date.parse(date),
        type,
        durationMinutes,
        status,
        paymentStatus,
      };
    },
    toOne,
  ),
  bindRoute(
    entries.listAppointments,
    'appointment.list',
    ({ query: { from, until, order, ...page } }) => ({
      ...page,
      from: moment(from),
      until: moment(until),
      newestFirst: order === 'desc',
    }),
    ({ appointments, ...rest }) => success({ appointments: appointments.map(toAppointment), ...rest }),
  ),
  bindRoute(
    entries.findPeople,
    'contact.search',
    ({ query }) => query,
    ({ accounts }) => success({ people: accounts.map(toFoundPerson) }),
  ),
  bindRoute(
    entries.letIn,
    'appointment.letIn',
    ({ params }) => appointment(params),
    ({ door }) => success(toDoor(door)),
    strangers,
  ),
  bindRoute(
    entries.getAppointment,
    'appointment.get',
    ({ params }) => appointment(params),
    (output) => {
      const wire = toAppointment(output.appointment);
      return success({ ...wire, appointment: wire, ...toDoor(output.door) });
    },
    strangers,
  ),
  bindRoute(
    entries.updateAppointment,
    'appointment.update',
    ({ params, body: { date, ...rest } }) => ({
      ...appointment(params),
      startsAt: moment(date),
      ...toChange(rest),
    }),
    toOne,
    strangers,
  ),
];

/** Every endpoint, bound to the core. */
export const routes: readonly BoundRoute[] = [
  ...videoCalls(entries),
  ...videoCalls({
    config: entries.configV1,
    generateRoom: entries.generateRoomV1,
    canJoin: entries.canJoinV1,
    start: entries.startV1,
    end: entries.endV1,
  }),
  ...appointments,
];
