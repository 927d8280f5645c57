import { z } from 'zod';
import { event, operation } from './define.ts';
import { accountId, appointmentId, conversationId, timestamp } from './models.contract.ts';

const APPOINTMENT = '65abc444def555666777888a';
const CLIENT = '65abc456def789012345678a';
const PROVIDER = '65abc567def890123456789a';
const STARTS_AT = 1_760_000_000_000;

/** `inProgress` begins with the start of its session, `completed` with its end. */
export const appointmentStatus = z.enum(['pending', 'confirmed', 'inProgress', 'completed', 'cancelled']);
/** Only a completed payment opens the door. */
export const paymentStatus = z.enum(['pending', 'completed', 'failed', 'refunded']);
/** Why the door is shut. */
export const shutReason = z.enum(['notConfirmed', 'cancelled', 'over', 'unpaid', 'tooEarly', 'tooLate']);

/** One of the two whom the appointment is for. */
const party = z.object({ id: accountId, name: z.string(), email: z.string().optional() });

/** Two people and a time. The session is the meeting that comes of it; it happens in the calls of a conversation of its own. */
export const appointment = z.object({
  id: appointmentId,
  client: party,
  provider: party,
  startsAt: timestamp,
  durationMinutes: z.number().int().positive(),
  /** What kind of session, in the words of whoever made it, such as `Individual`. */
  type: z.string(),
  status: appointmentStatus,
  paymentStatus,
  /** The name of its room, once somebody asked for it; it never changes. */
  room: z.string().optional(),
  conversationId: conversationId.optional(),
  startedAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  createdAt: timestamp,
});

/** Whether somebody of the appointment may come in now, and when the door opens and closes. */
export const entry = z.object({
  canJoin: z.boolean(),
  reason: shutReason.optional(),
  opensAt: timestamp,
  closesAt: timestamp,
  /** Whole minutes to the agreed time; negative after it. */
  minutesToStart: z.number().int(),
});

/** Who stands at the door of an appointment whose people come by the waiting room. Nothing of it outlives the server's run. */
export const door = z.object({
  /** The client waits to be let in. */
  isClientWaiting: z.boolean(),
  /** The provider has let the client in; from then on the client need not wait again, until the session is over. */
  isLetIn: z.boolean(),
});

const one = z.object({ appointment });
const byId = z.object({ appointmentId });
const access = ['APPOINTMENT_NOT_FOUND', 'NOT_A_PARTY'] as const;
const length = z.number().int().min(1).max(1440);

export const appointmentOperations = {
  'appointment.create': operation({
    input: z.object({
      clientId: accountId,
      providerId: accountId,
      startsAt: timestamp,
      durationMinutes: length.default(50),
      type: z.string().default('Individual'),
      status: appointmentStatus.default('pending'),
      paymentStatus: paymentStatus.default('pending'),
    }),
    output: one,
    errors: ['FORBIDDEN', 'ACCOUNT_NOT_FOUND', 'INVALID_INPUT'],
    permission: 'account',
    doc: 'Makes an appointment, also for a time that has passed. Administrators, and the provider for own clients.',
    example: { clientId: CLIENT, providerId: PROVIDER, startsAt: STARTS_AT, status: 'confirmed' },
  }),
  'appointment.list': operation({
    input: z.object({
      from: timestamp.optional(),
      until: timestamp.optional(),
      limit: z.number().int().min(1).max(500),
      offset: z.number().int().min(0),
      newestFirst: z.boolean().default(false),
    }),
    output: z.object({
      appointments: z.array(appointment),
      /** Those of them whose client waits to be let in. */
      waiting: z.array(appointmentId),
      total: z.number().int(),
    }),
    errors: [],
    permission: 'account',
    doc: 'Pages through the appointments of the asker in order of time; administrators see all.',
    example: { from: STARTS_AT, limit: 100, offset: 0 },
  }),
  'appointment.get': operation({
    input: byId,
    output: one.extend({ door }),
    errors: access,
    permission: 'account',
    doc: 'Reads an appointment, and who stands at its door. For its two parties and administrators.',
    example: { appointmentId: APPOINTMENT },
  }),
  'appointment.update': operation({
    input: byId.extend({
      startsAt: timestamp.optional(),
      durationMinutes: length.optional(),
      type: z.string().optional(),
      status: appointmentStatus.optional(),
      paymentStatus: paymentStatus.optional(),
    }),
    output: one,
    errors: [...access, 'FORBIDDEN'],
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'Changes an appointment. Administrators and its provider. One that becomes pending or confirmed again can be started again.',
    example: { appointmentId: APPOINTMENT, status: 'confirmed', paymentStatus: 'completed' },
  }),
  'appointment.checkEntry': operation({
    input: byId,
    output: one.extend({ entry }),
    errors: access,
    permission: 'account',
    doc: 'Tells whether the asker could come in now, and if not, why.',
    example: { appointmentId: APPOINTMENT },
  }),
  'appointment.openRoom': operation({
    input: byId,
    output: z.object({ appointment, room: z.string() }),
    errors: [...access, 'APPOINTMENT_SHUT'],
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'Gives the room of an appointment that is confirmed and paid; asking again gives the same one.',
    example: { appointmentId: APPOINTMENT },
  }),
  'appointment.start': operation({
    input: byId.extend({ at: timestamp.optional() }),
    output: one,
    errors: [...access, 'APPOINTMENT_SHUT', 'APPOINTMENT_STARTED', 'INVALID_INPUT'],
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'Starts the session. When the other one started it already, gives what is stored.',
    example: { appointmentId: APPOINTMENT, at: STARTS_AT },
  }),
  'appointment.end': operation({
    input: byId.extend({ at: timestamp.optional() }),
    output: one,
    errors: [...access, 'APPOINTMENT_NOT_STARTED', 'INVALID_INPUT'],
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'Ends the session and its call. When the other one, or the empty room, ended it already, gives what is stored.',
    example: { appointmentId: APPOINTMENT, at: STARTS_AT + 2_700_000 },
  }),
  'appointment.knock': operation({
    input: byId,
    output: z.object({ door }),
    errors: [...access, 'FORBIDDEN', 'APPOINTMENT_SHUT'],
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'The client waits with this connection to be let in, as long as it lives. Who was let in before need not wait.',
    example: { appointmentId: APPOINTMENT },
  }),
  'appointment.stopKnocking': operation({
    input: byId,
    output: z.object({ door }),
    errors: access,
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'The client waits no longer with this connection.',
    example: { appointmentId: APPOINTMENT },
  }),
  'appointment.letIn': operation({
    input: byId,
    output: z.object({ door }),
    errors: [...access, 'FORBIDDEN', 'APPOINTMENT_SHUT'],
    permission: 'account',
    serialBy: 'appointmentId',
    doc: 'Lets the client in, also one who has not come yet. Administrators and the provider.',
    example: { appointmentId: APPOINTMENT },
  }),
} as const;

export const appointmentEvents = {
  'appointment.changed': event({
    payload: one,
    audience: 'person',
    doc: 'An appointment was made, changed, started or ended; to its two parties.',
    example: {
      appointment: {
        id: APPOINTMENT,
        client: { id: CLIENT, name: 'Ada', email: 'ada@example.org' },
        provider: { id: PROVIDER, name: 'Dr. Ben', email: 'ben@example.org' },
        startsAt: STARTS_AT,
        durationMinutes: 50,
        type: 'Individual',
        status: 'confirmed',
        paymentStatus: 'completed',
        createdAt: STARTS_AT - 86_400_000,
      },
    },
  }),
  'appointment.doorChanged': event({
    payload: byId.extend({ client: party, door }),
    audience: 'person',
    doc: 'The client waits to be let in, was let in, or waits no longer; to the two parties.',
    example: {
      appointmentId: APPOINTMENT,
      client: { id: CLIENT, name: 'Ada', email: 'ada@example.org' },
      door: { isClientWaiting: true, isLetIn: false },
    },
  }),
} as const;

export type Appointment = z.infer<typeof appointment>;
export type AppointmentStatus = z.infer<typeof appointmentStatus>;
export type PaymentStatus = z.infer<typeof paymentStatus>;
export type ShutReason = z.infer<typeof shutReason>;
export type Entry = z.infer<typeof entry>;
export type Door = z.infer<typeof door>;
