import { z } from 'zod';
import { isObjectId } from '../../kernel/ids.ts';

/** Ids of this API are any string; ours are 24 hex digits. */
export const anyId = z.string().min(1).max(64);
/** Of people here. */
export const accountId = z.string().refine(isObjectId, 'has to be 24 hex digits');
export const isoDate = z.iso.datetime();
export const callType = z.enum(['AUDIO', 'VIDEO']);
const callStatus = z.enum(['INITIATING', 'RINGING', 'CONNECTING', 'ACTIVE', 'ENDED', 'REJECTED', 'MISSED']);
export const rejectReason = z.enum(['busy', 'declined', 'unavailable']);
export const quality = z.enum(['POOR', 'BAD', 'VERY_BAD']);

/** A call; `callId` repeats `id`, the three nullable fields are null until they have a value. */
export const call = z.object({
  id: anyId,
  callId: anyId,
  callerId: anyId,
  calleeId: anyId,
  callType,
  status: callStatus,
  channelId: z.string(),
  startTime: isoDate.nullable(),
  endTime: isoDate.nullable(),
  durationSeconds: z.number().int().nullable(),
  createdAt: isoDate,
  updatedAt: isoDate,
});

/** Body of a successful answer. */
export const success = <T extends z.ZodType>(data: T) =>
  z.object({ success: z.literal(true), message: z.string(), data });

/** A notification: `payload` repeats `data` for clients that read all messages alike. */
export const notification = <T extends z.ZodType>(data: T) => z.object({ data, payload: data, timestamp: isoDate });

export const sample = {
  call: '65abc789def012345678901a',
  caller: '65abc456def789012345678a',
  callee: '65abc567def890123456789a',
  date: '2024-01-15T10:30:00.000Z',
} as const;
