import { z } from 'zod';
import { inbound, outbound } from '../entry.ts';
import { anyId, callType, isoDate, notification, quality, rejectReason, sample } from './wire.ts';

const LIMIT_BYTES = 65_536;
const twice = <T>(data: T) => ({ data, payload: data, timestamp: sample.date });

/** What a client says: `{type, payload}`. */
export const inbounds = {
  accept: inbound({
    name: 'call.accept',
    maxBytes: LIMIT_BYTES,
    payload: z.object({ callId: anyId }),
    summary: 'Answers a call.',
    example: { callId: sample.call },
  }),
  reject: inbound({
    name: 'call.reject',
    maxBytes: LIMIT_BYTES,
    payload: z.object({ callId: anyId, reason: rejectReason }),
    summary: 'Declines a call.',
    example: { callId: sample.call, reason: 'busy' },
  }),
  end: inbound({
    name: 'call.end',
    maxBytes: LIMIT_BYTES,
    payload: z.object({ callId: anyId, durationSeconds: z.number().int().nullish() }),
    summary: 'Hangs up.',
    example: { callId: sample.call, durationSeconds: 125 },
  }),
} as const;

/** What the server says: notifications `{type, data, timestamp}`, errors `{type, payload}`. */
export const outbounds = {
  invitation: outbound({
    name: 'call_invitation',
    payload: notification(
      z.object({
        callId: anyId,
        channelId: z.string(),
        callerId: anyId,
        callerName: z.string(),
        callerAvatar: z.string().nullable(),
        callType,
      }),
    ),
    summary: 'Somebody calls.',
    example: twice({
      callId: sample.call,
      channelId: 'agora-channel-456',
      callerId: sample.caller,
      callerName: 'John Doe',
      callerAvatar: null,
      callType: 'VIDEO' as const,
    }),
  }),
  accepted: outbound({
    name: 'call_accepted',
    payload: notification(z.object({ callId: anyId, acceptedBy: anyId })),
    summary: 'The callee answered.',
    example: twice({ callId: sample.call, acceptedBy: sample.callee }),
  }),
  rejected: outbound({
    name: 'call_rejected',
    payload: notification(z.object({ callId: anyId, rejectedBy: anyId, reason: rejectReason })),
    summary: 'The callee declined.',
    example: twice({ callId: sample.call, rejectedBy: sample.callee, reason: 'busy' as const }),
  }),
  ended: outbound({
    name: 'call_ended',
    payload: notification(z.object({ callId: anyId, endedBy: z.string(), durationSeconds: z.number().int() })),
    summary: 'The other one hung up.',
    example: twice({ callId: sample.call, endedBy: sample.caller, durationSeconds: 125 }),
  }),
  timeout: outbound({
    name: 'call_timeout',
    payload: notification(z.object({ callId: anyId })),
    summary: 'Nobody answered; to both.',
    example: twice({ callId: sample.call }),
  }),
  qualityWarning: outbound({
    name: 'call_quality_warning',
    payload: notification(z.object({ callId: anyId, quality })),
    summary: 'The link is bad.',
    example: twice({ callId: sample.call, quality: 'POOR' as const }),
  }),
  error: outbound({
    name: 'call_error',
    payload: z.object({
      payload: z.object({ callId: z.string().nullable(), errorType: z.string(), message: z.string() }),
      data: z.object({ callId: z.string().nullable(), errorType: z.string(), message: z.string() }),
      timestamp: isoDate,
    }),
    summary: 'A message failed; the connection stays open.',
    example: twice({
      callId: sample.call,
      errorType: 'unauthorized',
      message: 'User is not a participant of this call',
    }),
  }),
  pong: outbound({
    name: 'pong',
    payload: notification(z.object({})),
    summary: 'Answers `ping`.',
    addition: true,
    example: twice({}),
  }),
  heartbeatAck: outbound({
    name: 'heartbeat.ack',
    payload: notification(z.object({ userId: anyId, timestamp: isoDate })),
    summary: 'Answers `heartbeat`.',
    addition: true,
    example: twice({ userId: sample.caller, timestamp: sample.date }),
  }),
} as const;
