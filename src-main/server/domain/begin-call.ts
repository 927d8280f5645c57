import type { CallType, Conversation, MediaState, Person } from '#shared/contract/index.ts';
import type { CallId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import type { CallState, PairFacts } from './call-state.ts';
import { type Change, type Facts, type Outgoing, tell } from './change.ts';

/** Everything a new call is made of. */
export interface BeginCall {
  readonly callId: CallId;
  readonly participantId: ParticipantId;
  readonly conversation: Conversation;
  readonly caller: Person;
  readonly type: CallType;
  readonly media: Partial<MediaState>;
  /** Guests of the conversation who are waiting for it to begin. */
  readonly guests: readonly PersonId[];
  /** Given for a call between two people. */
  readonly pair?: PairFacts | undefined;
}

/** Begins a call: its initiator is in it at once, all other members are rung. */
export const beginCall = (command: BeginCall, facts: Facts): Change => {
  const { callId, participantId, conversation, caller, type, media } = command;
  const { now, rules } = facts;
  const callees = conversation.members.map((member) => member.person.id).filter((id) => id !== caller.id);
  const ringExpiresAt = now + rules.ringTimeoutMs;
  const call: CallState = {
    id: callId,
    conversationId: conversation.id,
    conversationType: conversation.type,
    type,
    mode: 'p2p',
    phase: 'ringing',
    initiatorId: participantId,
    participants: [
      {
        id: participantId,
        person: caller,
        role: 'initiator',
        status: 'connected',
        joinedAt: now,
        media: { audio: media.audio ?? true, video: media.video ?? type === 'video', screen: media.screen ?? false },
      },
    ],
    callees: callees.map((personId) => ({ personId, outcome: 'ringing' })),
    createdAt: now,
    ringExpiresAt,
    expiresAt: now + rules.unansweredLifeMs,
    removed: [],
    modePinned: false,
    lostAt: {},
    isLocked: false,
    gates: {},
    shares: {},
    pair: command.pair,
    sides: {},
  };
  const ringing = tell(
    'call.ringing',
    {
      callId,
      conversationId: conversation.id,
      type,
      caller,
      expiresAt: ringExpiresAt,
      channelId: command.pair?.channelId,
    },
    callees,
  );
  const available = tell('call.available', { callId, conversationId: conversation.id }, command.guests);
  return { call, events: [tellOpened(call, caller), ringing, available] };
};

/** A call came to be, by whoever begins, plans or opens it. */
export const tellOpened = ({ id: callId, type }: CallState, maker: Person): Outgoing =>
  tell('call.opened', { callId, type, maker }, []);
