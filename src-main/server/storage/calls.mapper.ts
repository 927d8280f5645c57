import { z } from 'zod';
import {
  type Call,
  type Participant,
  callMode,
  meeting,
  participantId,
  person,
  personId,
  playback,
  screenShare,
  switchReason,
  timestamp,
} from '#shared/contract/index.ts';
import type { CallState } from '../domain/call-state.ts';
import { fromPersonColumns, toFlag, toPersonColumns, toSearchText } from './columns.ts';
import type { CallCalleeTable, CallParticipantTable, CallTable } from './schema.ts';

/** What only the rules need, and nobody searches for. */
type LiveState = Omit<CallState, Exclude<keyof Call, 'creator'>>;

// Total over the state, so that a new part cannot be forgotten. It needs a default, for the calls that were stored without it.
const liveStateShape = {
  creator: person.optional(),
  removed: z.array(personId),
  modePinned: z.boolean(),
  modeSwitch: z
    .object({
      from: callMode,
      to: callMode,
      reason: switchReason,
      deadline: timestamp,
      pending: z.array(participantId),
    })
    .optional(),
  smallSince: timestamp.optional(),
  watchedPath: z.object({ unwatchedSince: timestamp.optional() }).optional(),
  lostAt: z.record(z.string(), timestamp),
  pair: z
    .object({
      channelId: z.string(),
      isDelivered: z.boolean(),
      answeredAt: timestamp.optional(),
      durationMs: z.number().int().optional(),
    })
    .optional(),
  sides: z
    .record(
      z.string(),
      z.object({
        answeredAt: timestamp,
        activeAt: timestamp.optional(),
        durationMs: z.number().int().optional(),
      }),
    )
    .default({}),
  meetingFacts: z
    .object({
      passwordHash: z.string().optional(),
      invitedBy: z.record(z.string(), personId),
      isReminded: z.boolean(),
    })
    .optional(),
  isLocked: z.boolean().default(false),
  gates: z.record(z.string(), z.boolean()).default({}),
  shares: z
    .record(z.string(), z.object({ id: screenShare.shape.id, startedAt: timestamp, producerId: z.string().optional() }))
    .default({}),
  playback: playback.optional(),
  paths: z
    .object({ times: z.object({ p2p: z.number().int(), sfu: z.number().int() }), path: callMode, since: timestamp })
    .optional(),
} satisfies Record<keyof LiveState, z.ZodType>;

const liveState: z.ZodType<LiveState> = z.object(liveStateShape);

/** The row of a call; its participants and callees have their own. */
export const toCallRow = (call: CallState): CallTable => ({
  id: call.id,
  conversation_id: call.conversationId,
  conversation_type: call.conversationType,
  type: call.type,
  mode: call.mode,
  phase: call.phase,
  initiator_id: call.initiatorId,
  created_at: call.createdAt,
  ring_expires_at: call.ringExpiresAt,
  expires_at: call.expiresAt,
  active_at: call.activeAt ?? null,
  ended_at: call.endedAt ?? null,
  end_reason: call.endReason ?? null,
  ended_by: call.endedBy ?? null,
  live_state: JSON.stringify(liveState.parse(call)),
  meeting: call.meeting ? JSON.stringify(call.meeting) : null,
  host_id: call.meeting?.host.id ?? null,
  search_text: call.meeting ? toSearchText([call.meeting.title, call.meeting.description ?? ''].join('\n')) : null,
});

/** The rows of a call's participants, in their order. */
export const toParticipantRows = (call: CallState): CallParticipantTable[] =>
  call.participants.map((participant, position) => ({
    ...toPersonColumns(participant.person),
    call_id: call.id,
    id: participant.id,
    position,
    role: participant.role,
    status: participant.status,
    joined_at: participant.joinedAt,
    left_at: participant.leftAt ?? null,
    audio: toFlag(participant.media.audio),
    video: toFlag(participant.media.video),
    screen: toFlag(participant.media.screen),
  }));

/** The rows of a call's callees, in their order. Whether they saw the call is not the call's to say. */
export const toCalleeRows = (call: CallState): Omit<CallCalleeTable, 'seen_at'>[] =>
  call.callees.map((callee, position) => ({
    call_id: call.id,
    person_id: callee.personId,
    position,
    outcome: callee.outcome,
  }));

const fromParticipantRow = (row: CallParticipantTable): Participant => ({
  id: row.id,
  person: fromPersonColumns(row),
  role: row.role,
  status: row.status,
  joinedAt: row.joined_at,
  leftAt: row.left_at ?? undefined,
  media: { audio: row.audio === 1, video: row.video === 1, screen: row.screen === 1 },
});

/** The call of its rows, participants and callees in the given order. Throws when the rule-only part is not ours. */
export const fromCallRows = (
  row: CallTable,
  participants: readonly CallParticipantTable[],
  callees: readonly CallCalleeTable[],
): CallState => ({
  id: row.id,
  conversationId: row.conversation_id,
  conversationType: row.conversation_type,
  type: row.type,
  mode: row.mode,
  phase: row.phase,
  initiatorId: row.initiator_id,
  participants: participants.map(fromParticipantRow),
  callees: callees.map(({ person_id, outcome }) => ({ personId: person_id, outcome })),
  createdAt: row.created_at,
  ringExpiresAt: row.ring_expires_at,
  expiresAt: row.expires_at,
  activeAt: row.active_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  endReason: row.end_reason ?? undefined,
  endedBy: row.ended_by ?? undefined,
  meeting: row.meeting === null ? undefined : meeting.parse(JSON.parse(row.meeting)),
  ...liveState.parse(JSON.parse(row.live_state)),
});
