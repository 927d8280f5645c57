import { z } from 'zod';
import { isObjectId } from '../../kernel/ids.ts';

/** Ids are 24 hex digits. */
export const objectId = z.string().refine(isObjectId, 'has to be 24 hex digits');
export const isoDate = z.iso.datetime({ offset: true });
/** Socket words of what somebody is to the session. */
export const userRole = z.enum(['client', 'psychologist', 'admin']);

/** A success says everything twice: under `data`, and at the top, where published clients read it. */
export const success = <S extends z.ZodRawShape>(data: S) =>
  z.object({ success: z.literal(true), data: z.object(data), ...data });

/** One of the two of a session; accounts without a mail address have null. */
export const party = z.object({ id: objectId, name: z.string(), email: z.string().nullable() });

export const iceServer = z.object({
  urls: z.string(),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/** A word in any case, spaced in any way; the translator knows which ones count. */
const word = z
  .string()
  .min(1)
  .max(40)
  .transform((text) => text.toLowerCase().replaceAll(/[\s_-]/g, ''));

const words = <const T extends Readonly<Record<string, string>>>(table: T) =>
  word.refine(
    (text): text is Extract<keyof T, string> => Object.hasOwn(table, text),
    `has to be one of ${Object.keys(table).join(', ')}`,
  );

/** Words for the status of a session that clients send, and which of the five they mean. */
export const statusWords = {
  pending: 'pending',
  requested: 'pending',
  booked: 'pending',
  scheduled: 'pending',
  confirmed: 'confirmed',
  inprogress: 'inProgress',
  active: 'inProgress',
  completed: 'completed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  declined: 'cancelled',
} as const;

/** The same for payments. */
export const paymentWords = {
  pending: 'pending',
  unpaid: 'pending',
  submitted: 'pending',
  processing: 'pending',
  completed: 'completed',
  paid: 'completed',
  confirmed: 'completed',
  verified: 'completed',
  failed: 'failed',
  refunded: 'refunded',
} as const;

export const sessionStatus = words(statusWords);
export const paymentStatus = words(paymentWords);

/** An appointment, whole. */
export const appointment = z.object({
  id: objectId,
  clientId: objectId,
  psychologistId: objectId,
  client: party,
  psychologist: party,
  date: isoDate,
  durationMinutes: z.number().int(),
  type: z.string(),
  status: z.string(),
  paymentStatus: z.string(),
  roomId: z.string().nullable(),
  conversationId: z.string().nullable(),
  videoCallStarted: isoDate.nullable(),
  videoCallEnded: isoDate.nullable(),
  callDuration: z.number().int().nullable(),
  createdAt: isoDate,
});

/** Who stands at the door of a session. */
export const door = { clientWaiting: z.boolean(), clientLetIn: z.boolean() };

export type WireAppointment = z.input<typeof appointment>;

const CLIENT = '507f1f77bcf86cd799439012';
const PSYCHOLOGIST = '507f1f77bcf86cd799439013';

export const sample = {
  session: '507f1f77bcf86cd799439011',
  client: CLIENT,
  psychologist: PSYCHOLOGIST,
  room: 'room-a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  call: '65abc789def012345678901a',
  date: '2025-12-15T14:00:00.000Z',
  socket: 'kJ2fD0aXq3bYv1cZAAAB',
  otherSocket: 'mN8hS4wEr7tUi5oPAAAC',
} as const;
