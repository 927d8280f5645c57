import { z } from 'zod';
import { event, operation } from './define.ts';
import {
  accountId,
  call,
  callId,
  callPhase,
  callType,
  meeting,
  meetingFormat,
  meetingSettings,
  participantId,
  person,
  timestamp,
} from './models.contract.ts';

const CALL = '65abc789def012345678901a';
const ACCOUNT = '65abc456def789012345678a';
const ada = { id: ACCOUNT, kind: 'account', name: 'Ada' } as const;
const inCall = z.object({ callId });
const page = { limit: z.number().int().min(1).max(100), offset: z.number().int().min(0) };

/** A pass into the media of one call, for whoever takes part in it. */
export const ticket = z.object({ token: z.string(), expiresAt: timestamp, participantId });

const visit = z.object({ call, ticket });
const calls = z.object({ calls: z.array(call), total: z.number().int() });

export const meetingOperations = {
  'meeting.create': operation({
    input: z.object({
      type: callType,
      title: z.string(),
      description: z.string().optional(),
      format: meetingFormat,
      maxParticipants: z.number().int().min(2).optional(),
      startsAt: timestamp.optional(),
      settings: meetingSettings,
      password: z.string().optional(),
      inviteIds: z.array(accountId).max(1000),
    }),
    output: visit,
    errors: ['ACCOUNT_NOT_FOUND', 'INVALID_INPUT'],
    permission: 'account',
    doc: 'Makes a meeting in a conversation of its own and invites people. It begins at once with its host in it, or at a later time.',
    example: {
      type: 'video',
      title: 'Team meeting',
      format: 'group',
      settings: { chat: true, screenShare: true, recording: false, muteOnJoin: false },
      inviteIds: [ACCOUNT],
    },
  }),
  'meeting.enter': operation({
    input: inCall.extend({ password: z.string().optional() }),
    output: visit,
    errors: [
      'CALL_NOT_FOUND',
      'CALL_ENDED',
      'INVALID_CALL_STATE',
      'CALL_PASSWORD_WRONG',
      'MAX_PARTICIPANTS_REACHED',
      'REMOVED_FROM_CALL',
    ],
    permission: 'account',
    serialBy: 'callId',
    doc: 'Comes into a meeting, invited or not, with its password where it needs one. Whoever is in it already gets the place once more.',
    example: { callId: CALL, password: 'open sesame' },
  }),
  'meeting.issueTicket': operation({
    input: inCall,
    output: z.object({ call, ticket }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'NOT_A_PARTICIPANT', 'NOT_ADMITTED'],
    permission: 'account',
    doc: 'Gives a participant a fresh pass into the media of the call.',
    example: { callId: CALL },
  }),
  'meeting.invite': operation({
    input: inCall.extend({ accountIds: z.array(accountId).min(1).max(1000) }),
    output: z.object({ call }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'FORBIDDEN', 'ACCOUNT_NOT_FOUND', 'INVALID_CALL_STATE'],
    permission: 'account',
    serialBy: 'callId',
    doc: 'Invites people; those who did not come once more. For the host and everybody who is in the meeting.',
    example: { callId: CALL, accountIds: [ACCOUNT] },
  }),
  'meeting.respond': operation({
    input: inCall.extend({ isAccepted: z.boolean(), isQuiet: z.boolean().default(false) }),
    output: z.object({ call }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'NOT_A_PARTICIPANT'],
    permission: 'account',
    serialBy: 'callId',
    doc: 'Says whether one comes; whoever invited is told, unless that is done another way. The last word counts.',
    example: { callId: CALL, isAccepted: true },
  }),
  'meeting.describe': operation({
    input: inCall,
    output: z.object({ isMeeting: z.boolean() }),
    errors: ['CALL_NOT_FOUND'],
    permission: 'person',
    doc: 'Tells whether a call is a meeting, and nothing more, to whoever knows its id.',
    example: { callId: CALL },
  }),
  'meeting.listOpen': operation({
    input: z.object({ phase: callPhase.extract(['scheduled', 'active']) }),
    output: calls,
    errors: [],
    permission: 'account',
    doc: 'Lists the running or the planned meetings that the asker hosts, is in or is invited to.',
    example: { phase: 'active' },
  }),
  'meeting.listPast': operation({
    input: z.object({
      ...page,
      type: callType.optional(),
      search: z.string().optional(),
      /** Those that were made from this moment on, and before that one. */
      from: timestamp.optional(),
      until: timestamp.optional(),
    }),
    output: calls,
    errors: [],
    permission: 'account',
    doc: 'Pages through the meetings that are over and that the asker was in or was invited to, newest first.',
    example: { limit: 20, offset: 0 },
  }),
} as const;

const told = z.object({ call });
const sample: z.input<typeof call> = {
  id: CALL,
  conversationId: '65abc123def456789012345a',
  conversationType: 'group',
  type: 'video',
  mode: 'p2p',
  phase: 'scheduled',
  initiatorId: '65abc111def222333444555a',
  participants: [],
  callees: [],
  createdAt: 1_760_000_000_000,
  ringExpiresAt: 1_760_003_660_000,
  expiresAt: 1_760_007_200_000,
  meeting: {
    title: 'Team meeting',
    format: 'group',
    channel: `channel-${CALL}`,
    host: ada,
    maxParticipants: 50,
    startsAt: 1_760_003_600_000,
    settings: { chat: true, screenShare: true, recording: false, muteOnJoin: false },
    needsPassword: false,
  },
};

export const meetingEvents = {
  'meeting.invited': event({
    payload: told.extend({ by: person, note: z.unknown().optional() }),
    audience: 'callees',
    doc: 'You are invited to a meeting that begins later; a running one rings.',
    example: { call: sample, by: ada },
  }),
  'meeting.reminded': event({
    payload: told,
    audience: 'callees',
    doc: 'A planned meeting begins in a few minutes; to the host and everybody who was invited and has not declined.',
    example: { call: sample },
  }),
  'meeting.started': event({
    payload: told,
    audience: 'callees',
    doc: 'A planned meeting runs now; to the host and everybody who was invited and has not declined.',
    example: { call: sample },
  }),
  'meeting.hostChanged': event({
    payload: z.object({ callId, host: person }),
    audience: 'participants',
    doc: 'The host left; somebody else in the meeting is host now.',
    example: { callId: CALL, host: ada },
  }),
  'call.accepted': event({
    payload: z.object({ callId, person, meeting: meeting.optional() }),
    audience: 'person',
    doc: 'An invited person promises to come; told to whoever invited.',
    example: { callId: CALL, person: ada },
  }),
} as const;

export type Ticket = z.infer<typeof ticket>;
