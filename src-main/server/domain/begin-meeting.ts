import type { CallType, Meeting, Participant } from '#shared/contract/index.ts';
import type { CallId, ConversationId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { tellOpened } from './begin-call.ts';
import type { CallState } from './call-state.ts';
import { type Change, type Facts, tell } from './change.ts';
import { toRinging } from './ring.ts';

/** Everything a new meeting is made of. */
export interface BeginMeeting {
  readonly callId: CallId;
  readonly conversationId: ConversationId;
  /** The place of the host, taken at once or kept for later. */
  readonly participantId: ParticipantId;
  readonly type: CallType;
  readonly meeting: Meeting;
  readonly invited: readonly PersonId[];
  readonly passwordHash?: string | undefined;
}

/** Begins a meeting at once, with its host in it, or plans it for later; the invited are told either way. */
export const beginMeeting = (command: BeginMeeting, facts: Facts): Change => {
  const { callId, conversationId, participantId, type, meeting, invited, passwordHash } = command;
  const { now, rules } = facts;
  const isPlanned = meeting.startsAt !== undefined && meeting.startsAt > now;
  const startsAt = isPlanned ? (meeting.startsAt ?? now) : now;
  const { id: host } = meeting.host;
  const seat: Participant = {
    id: participantId,
    person: meeting.host,
    role: 'initiator',
    status: 'connected',
    joinedAt: now,
    media: { audio: true, video: type === 'video', screen: false },
  };
  const call: CallState = {
    id: callId,
    conversationId,
    conversationType: 'group',
    type,
    // Its people may speak different APIs: only the media server understands them all.
    mode: facts.sfuAvailable ? 'sfu' : 'p2p',
    phase: isPlanned ? 'scheduled' : 'active',
    initiatorId: participantId,
    meeting,
    participants: isPlanned ? [] : [seat],
    callees: invited.map((personId) => ({ personId, outcome: isPlanned ? 'invited' : 'ringing' })),
    createdAt: now,
    ringExpiresAt: startsAt + rules.ringTimeoutMs,
    expiresAt: startsAt + rules.unansweredLifeMs,
    activeAt: isPlanned ? undefined : now,
    removed: [],
    modePinned: true,
    lostAt: {},
    isLocked: false,
    gates: {},
    shares: {},
    sides: {},
    meetingFacts: {
      passwordHash,
      invitedBy: Object.fromEntries(invited.map((personId) => [personId, host])),
      // Whoever plans it for the next minutes needs no reminder.
      isReminded: !isPlanned || startsAt - now <= rules.reminderMs,
    },
  };
  return {
    call,
    events: [
      tellOpened(call, meeting.host),
      tellInvited(
        call,
        call.callees.map((callee) => callee.personId),
        meeting.host,
      ),
    ],
  };
};

/** Tells people that they are invited: a running meeting rings, a planned one does not. */
export const tellInvited = (call: CallState, people: readonly PersonId[], by: Meeting['host'], note?: unknown) =>
  call.phase === 'scheduled'
    ? tell('meeting.invited', { call, by, note }, people)
    : { event: toRinging(call, by, note), to: people };
