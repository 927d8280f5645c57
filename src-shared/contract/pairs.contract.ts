import { z } from 'zod';
import { event, operation } from './define.ts';
import { callId, callType, declineReason, personId, timestamp } from './models.contract.ts';

const CALL = '65abc789def012345678901a';
const PERSON = '65abc456def789012345678a';

/** A call as the two people see it who ring each other. */
const pairStatus = z.enum(['initiating', 'ringing', 'connecting', 'active', 'ended', 'rejected', 'missed']);
/** How bad a link is. */
const linkTrouble = z.enum(['poor', 'bad', 'very-bad']);

const pairCall = z.object({
  id: callId,
  callerId: personId,
  calleeId: personId,
  type: callType,
  status: pairStatus,
  channelId: z.string(),
  startedAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  durationMs: z.number().int().optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
const one = z.object({ pairCall });
const inCall = z.object({ callId });

export const pairOperations = {
  'pair.initiate': operation({
    input: z.object({ calleeId: personId, type: callType, channelId: z.string().optional() }),
    output: one,
    errors: ['ACCOUNT_NOT_FOUND', 'SELF_CALL', 'PERSON_BUSY', 'CALL_ALREADY_ACTIVE'],
    permission: 'account',
    serialBy: 'calleeId',
    doc: 'Rings one other person, in the conversation of the two, which is made if there is none.',
    example: { calleeId: PERSON, type: 'video' },
  }),
  'pair.accept': operation({
    input: inCall,
    output: one,
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN', 'INVALID_CALL_STATE'],
    permission: 'person',
    serialBy: 'callId',
    doc: 'Answers a ringing call; media is still to be set up. Only for those who are called.',
    example: { callId: CALL },
  }),
  'pair.reject': operation({
    input: z.object({ callId, reason: declineReason }),
    output: one,
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN', 'INVALID_CALL_STATE'],
    permission: 'person',
    serialBy: 'callId',
    doc: 'Declines a ringing call. Only for those who are called.',
    example: { callId: CALL, reason: 'busy' },
  }),
  'pair.end': operation({
    input: z.object({ callId, durationMs: z.number().int().optional(), isLenient: z.boolean().default(false) }),
    output: one,
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN', 'INVALID_CALL_STATE', 'INVALID_INPUT'],
    permission: 'person',
    serialBy: 'callId',
    doc: 'Hangs up, or cancels the ringing. A duration told by the client counts when it can be true; a lenient request takes the own one instead of failing.',
    example: { callId: CALL, durationMs: 125_000 },
  }),
  'pair.setPhase': operation({
    input: z.object({ callId, phase: z.enum(['connecting', 'active', 'ended']) }),
    output: one,
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN', 'INVALID_CALL_STATE'],
    permission: 'person',
    serialBy: 'callId',
    doc: 'Tells how far the call has come, by the table of transitions.',
    example: { callId: CALL, phase: 'active' },
  }),
  'pair.get': operation({
    input: inCall,
    output: one,
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN'],
    permission: 'person',
    doc: 'Reads a call, for those who called or were called.',
    example: { callId: CALL },
  }),
  'pair.list': operation({
    input: z.object({ limit: z.number().int().min(1).max(100), offset: z.number().int().min(0) }),
    output: z.object({ pairCalls: z.array(pairCall), total: z.number().int() }),
    errors: [],
    permission: 'person',
    doc: 'Pages through the calls that the asker made or got, newest first.',
    example: { limit: 20, offset: 0 },
  }),
  'pair.reportQuality': operation({
    input: z.object({ callId, quality: linkTrouble }),
    output: z.object({}),
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN', 'INVALID_CALL_STATE'],
    permission: 'person',
    serialBy: 'callId',
    doc: 'Reports a bad link; the others in the call are warned.',
    example: { callId: CALL, quality: 'poor' },
  }),
} as const;

export const pairEvents = {
  'call.qualityWarned': event({
    payload: z.object({ callId, quality: linkTrouble }),
    audience: 'participants',
    doc: 'Media gets through badly in this call, by what its people report or the SFU measures.',
    example: { callId: CALL, quality: 'poor' },
  }),
} as const;

/** A call between two people, with its words as both see them. */
export type PairCall = z.infer<typeof pairCall>;
export type PairStatus = z.infer<typeof pairStatus>;
export type LinkTrouble = z.infer<typeof linkTrouble>;
