import type { Outcome, Participant, ParticipantStatus, Person } from '#shared/contract/index.ts';
import type { CallId, ConversationId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import type { CallState } from '#server/domain/call-state.ts';
import { type Change, type Facts, defaultCallRules } from '#server/domain/index.ts';

/** The moment at which everything in these tests begins. */
export const START = 1_760_000_000_000;
export const CALL = 'call' as CallId;
export const CONVERSATION = 'conversation' as ConversationId;

/** A person whose id is the name. */
export const personNamed = (name: string): Person => ({ id: name as PersonId, kind: 'account', name });

/** The id of the place that `callWith` gives to this person. */
export const placeOf = (name: string): ParticipantId => `${name}'s place` as ParticipantId;

/** The world at the start: everybody reachable, an SFU at hand, the published numbers. */
export const factsAt = (afterMs = 0, change: Partial<Facts> = {}): Facts => ({
  now: START + afterMs,
  rules: defaultCallRules,
  isReachable: () => true,
  isWatched: () => false,
  sfuAvailable: true,
  ...change,
});

/** Names with what they are in the call; the first one began it. */
export type Cast = Readonly<Record<string, ParticipantStatus>>;

const participantNamed = (name: string, status: ParticipantStatus, isInitiator = false): Participant => ({
  id: placeOf(name),
  person: personNamed(name),
  role: isInitiator ? 'initiator' : 'participant',
  status,
  joinedAt: START,
  ...(status === 'left' ? { leftAt: START } : {}),
  media: { audio: true, video: true, screen: false },
});

/** A running group call with these people in it. Lost ones were lost at the start. */
export const callWith = (cast: Cast, change: Partial<CallState> = {}): CallState => {
  const participants = Object.entries(cast).map(([name, status], index) => participantNamed(name, status, index === 0));
  const lost = participants.filter((participant) => participant.status === 'disconnected');
  return {
    id: CALL,
    conversationId: CONVERSATION,
    conversationType: 'group',
    type: 'video',
    mode: 'p2p',
    phase: 'active',
    initiatorId: placeOf(Object.keys(cast)[0] ?? 'nobody'),
    participants,
    callees: [],
    createdAt: START,
    activeAt: START,
    ringExpiresAt: START + defaultCallRules.ringTimeoutMs,
    expiresAt: START + defaultCallRules.unansweredLifeMs,
    removed: [],
    modePinned: false,
    lostAt: Object.fromEntries(lost.map((participant) => [participant.id, START])),
    isLocked: false,
    gates: {},
    shares: {},
    sides: {},
    ...change,
  };
};

/** A call that its caller just began and that rings for the others. */
export const ringingCall = (callees: readonly string[], change: Partial<CallState> = {}): CallState =>
  callWith(
    { ada: 'connected' },
    {
      phase: 'ringing',
      activeAt: undefined,
      callees: callees.map((name) => ({ personId: name as PersonId, outcome: 'ringing' })),
      ...change,
    },
  );

/** The newest place of this person, whatever became of it. */
export const seatOf = (call: CallState, name: string): Participant => {
  const seat = call.participants.findLast((participant) => participant.person.id === name);
  if (!seat) throw new Error(`${name} was never in this call`);
  return seat;
};

/** What everybody is to the call, by name. */
export const castOf = (call: CallState): Cast =>
  Object.fromEntries(call.participants.map((participant) => [participant.person.name, participant.status]));

/** What a change tells and to whom, as `event > names`, in order. */
export const toldBy = (change: Change): string[] =>
  change.events.map(({ event, to }) => [event.name, '>', ...[...to].sort()].join(' '));

/** The value of an outcome that must be good. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`Expected a value, got ${outcome.error.code}: ${outcome.error.message}`);
};

/** The error code of an outcome, or `ok`. */
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);
