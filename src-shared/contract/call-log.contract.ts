import { z } from 'zod';
import { event, operation } from './define.ts';
import { callId, participantId, timestamp } from './models.contract.ts';

const CALL = '65abc789def012345678901a';
const PARTICIPANT = '65abc111def222333444555a';
const WRITTEN_AT = 1_760_000_000_000;

/** What can stand in the log of a call. */
export const logKind = z.enum([
  'callOpened',
  'participantJoined',
  'participantLost',
  'participantReturned',
  'participantLeft',
  'participantRemoved',
  'admissionRequested',
  'admissionRefused',
  'admissionWithdrawn',
  'muted',
  'unmuted',
  'cameraOn',
  'cameraOff',
  'gateClosed',
  'gateOpened',
  'unmuteRequested',
  'qualityChanged',
  'shareStarted',
  'shareStopped',
  'fileShared',
  'playbackChanged',
  'operatorsChanged',
  'locked',
  'unlocked',
  'invitationMade',
  'invitationUsed',
  'invitationWithdrawn',
  'modeChanged',
  'mediaMoved',
  'callEnded',
]);

/** One line of the log. `place` counts from 1 in each call and orders lines of the same moment. */
const logEntry = z.object({
  callId,
  place: z.number().int().min(1),
  at: timestamp,
  kind: logKind,
  participantId: participantId.optional(),
  /** Who it was about, as they were called then. */
  name: z.string().optional(),
  /** Who did it to the call or to others, as they were called then: an operator, a moderator, whoever began the call. */
  by: z.string().optional(),
  /** What else there is to know, flat, so that it fits into a table. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const sample = {
  callId: CALL,
  place: 4,
  at: WRITTEN_AT,
  kind: 'qualityChanged' as const,
  participantId: PARTICIPANT,
  name: 'Ada',
  details: { quality: 'poor', previous: 'good' },
};

export const callLogOperations = {
  'callLog.read': operation({
    input: z.object({
      callId,
      kinds: z.array(logKind).optional(),
      participantId: participantId.optional(),
      from: timestamp.optional(),
      until: timestamp.optional(),
      /** Only what comes after this place. */
      after: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    output: z.object({ entries: z.array(logEntry), hasMore: z.boolean() }),
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN'],
    permission: 'steering',
    doc: 'Reads what happened in a running or past call, oldest first. For its maker, its operators and administrators.',
    example: { callId: CALL, kinds: ['qualityChanged'], limit: 100 },
  }),
} as const;

export const callLogEvents = {
  'callLog.written': event({
    payload: z.object({ callId, entry: logEntry }),
    audience: 'operators',
    doc: 'Something was written into the log of the call.',
    example: { callId: CALL, entry: sample },
  }),
} as const;

export type LogKind = z.infer<typeof logKind>;
export type LogEntry = z.infer<typeof logEntry>;
