import { z } from 'zod';
import { route } from '../entry.ts';
import {
  appointment,
  door,
  iceServer,
  isoDate,
  objectId,
  party,
  paymentStatus,
  sample,
  sessionStatus,
  success,
} from './wire.ts';

const ofSession = z.object({ sessionId: objectId });
const params = { sessionId: sample.session };
/** Requests without a body are fine wherever nothing in it is required. */
const noBody = z.looseObject({}).nullish();
const time = isoDate.nullish();

const videoCalls = (base: string) =>
  ({
    config: route({
      method: 'GET',
      path: `${base}/config`,
      auth: 'bearer',
      status: 200,
      reply: success({ iceServers: z.array(iceServer) }),
      summary: 'Read the ICE servers; credentials of relays hold for some hours',
      example: {},
    }),
    generateRoom: route({
      method: 'POST',
      path: `${base}/generate-room/:sessionId`,
      auth: 'bearer',
      params: ofSession,
      body: noBody,
      status: 200,
      reply: success({
        roomId: z.string(),
        sessionId: objectId,
        sessionDate: isoDate,
        sessionType: z.string(),
        participants: z.object({ client: party, psychologist: party }),
        conversationId: z.string(),
      }),
      summary: 'Make the room of a session, or read it again',
      example: { params, body: {} },
    }),
    canJoin: route({
      method: 'GET',
      path: `${base}/can-join/:sessionId`,
      auth: 'bearer',
      params: ofSession,
      status: 200,
      reply: success({
        canJoin: z.boolean(),
        reason: z.string().nullable(),
        minutesUntilSession: z.number().int(),
        sessionStatus: z.string(),
        paymentStatus: z.string(),
        timeWindow: z.object({ allowedFrom: isoDate, allowedUntil: isoDate }),
      }),
      summary: 'Ask whether I may come in now',
      example: { params },
    }),
    start: route({
      method: 'POST',
      path: `${base}/start/:sessionId`,
      auth: 'bearer',
      params: ofSession,
      body: z.looseObject({ startTime: time }).nullish(),
      status: 200,
      reply: success({
        message: z.string(),
        session: z.object({
          id: objectId,
          status: z.string(),
          videoCallStarted: isoDate,
          participants: z.object({ client: z.string(), psychologist: z.string() }),
        }),
      }),
      summary: 'Tell that the session has started',
      example: { params, body: { startTime: sample.date } },
    }),
    end: route({
      method: 'POST',
      path: `${base}/end/:sessionId`,
      auth: 'bearer',
      params: ofSession,
      body: z.looseObject({ endTime: time }).nullish(),
      status: 200,
      reply: success({
        message: z.string(),
        duration: z.number().int(),
        session: z.object({
          id: objectId,
          status: z.string(),
          videoCallStarted: isoDate,
          videoCallEnded: isoDate,
          callDuration: z.number().int(),
        }),
      }),
      summary: 'Tell that the session has ended; durations are minutes',
      example: { params, body: { endTime: '2025-12-15T14:45:00.000Z' } },
    }),
  }) as const;

const current = videoCalls('/api/video-calls');
const first = videoCalls('/api/v1/video-calls');

const ofAppointment = z.object({ appointmentId: objectId });
const minutes = z.number().int().min(1).max(1440);
const type = z.string().trim().min(1).max(60);
const one = success({ ...appointment.shape, appointment });
const change = z.object({
  date: isoDate.optional(),
  type: type.optional(),
  status: sessionStatus.optional(),
  paymentStatus: paymentStatus.optional(),
  durationMinutes: minutes.optional(),
});

export const routes = {
  ...current,
  configV1: first.config,
  generateRoomV1: first.generateRoom,
  canJoinV1: first.canJoin,
  startV1: first.start,
  endV1: first.end,
  createAppointment: route({
    method: 'POST',
    path: '/api/appointments',
    auth: 'bearer',
    body: change.extend({ clientId: objectId, psychologistId: objectId.optional(), date: isoDate }),
    status: 201,
    reply: one,
    summary: 'Make an appointment; without a psychologist, with myself',
    addition: true,
    example: {
      body: {
        clientId: sample.client,
        psychologistId: sample.psychologist,
        date: sample.date,
        type: 'Individual',
        status: 'Confirmed',
        paymentStatus: 'Completed',
        durationMinutes: 50,
      },
    },
  }),
  listAppointments: route({
    method: 'GET',
    path: '/api/appointments',
    auth: 'bearer',
    query: z.object({
      from: isoDate.optional(),
      until: isoDate.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
      order: z.enum(['asc', 'desc']).default('asc'),
    }),
    status: 200,
    reply: success({ appointments: z.array(appointment), waiting: z.array(objectId), total: z.number().int() }),
    summary: 'Page through my appointments in order of time; administrators see all',
    addition: true,
    example: { query: { from: sample.date } },
  }),
  findPeople: route({
    method: 'GET',
    path: '/api/appointments/people',
    auth: 'bearer',
    query: z.object({
      query: z.string().trim().min(1).max(100),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    status: 200,
    reply: success({ people: z.array(party) }),
    summary: 'Find people to make an appointment for, by name or e-mail address',
    addition: true,
    example: { query: { query: 'john' } },
  }),
  letIn: route({
    method: 'POST',
    path: '/api/appointments/:appointmentId/let-in',
    auth: 'bearer',
    params: ofAppointment,
    body: noBody,
    status: 200,
    reply: success(door),
    summary: 'Let the client in who waits, or will come',
    addition: true,
    example: { params: { appointmentId: sample.session }, body: {} },
  }),
  getAppointment: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId',
    auth: 'bearer',
    params: ofAppointment,
    status: 200,
    reply: success({ ...appointment.shape, appointment, ...door }),
    summary: 'Read an appointment, and whether its client waits to be let in',
    addition: true,
    example: { params: { appointmentId: sample.session } },
  }),
  updateAppointment: route({
    method: 'PATCH',
    path: '/api/appointments/:appointmentId',
    auth: 'bearer',
    params: ofAppointment,
    body: change,
    status: 200,
    reply: one,
    summary: 'Change an appointment',
    addition: true,
    example: { params: { appointmentId: sample.session }, body: { paymentStatus: 'Paid' } },
  }),
} as const;
