import type { Call, CallMode, Participant, Playback, SwitchReason } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import type { PathTally } from './path-times.ts';
import type { ShareState } from './screen-shares.ts';

/** A change of the media path that waits for everybody's confirmation. `mode` of the call is already `to`. */
export interface ModeSwitch {
  readonly from: CallMode;
  readonly to: CallMode;
  readonly reason: SwitchReason;
  readonly deadline: Timestamp;
  /** Those who have not confirmed yet. */
  readonly pending: readonly ParticipantId[];
}

/** What a call between two people has besides. It ends as soon as one of the two has left. */
export interface PairFacts {
  /** A name that the two agreed on for their media; passed on unread. */
  readonly channelId: string;
  /** True once the invitation reached a connection of the callee. */
  readonly isDelivered: boolean;
  readonly answeredAt?: Timestamp | undefined;
  /** The length that the one who hung up measured. */
  readonly durationMs?: number | undefined;
}

/** How far any other call has come for somebody who takes it for a call of two, and so leaves with the last other one. */
export interface PairSide {
  readonly answeredAt: Timestamp;
  readonly activeAt?: Timestamp | undefined;
  readonly durationMs?: number | undefined;
}

/** What only the rules know of a meeting. */
export interface MeetingFacts {
  readonly passwordHash?: string | undefined;
  /** Who invited whom. */
  readonly invitedBy: Readonly<Record<string, PersonId>>;
  readonly isReminded: boolean;
}

/**
 * All that the server knows of one call: what everybody may see, and what only the rules need.
 * Immutable; stored whole after each change.
 */
export interface CallState extends Call {
  /** Removed people cannot come back into this call. */
  readonly removed: readonly PersonId[];
  /** A mode chosen by hand, or for the sake of quality, is not changed because the call got smaller. */
  readonly modePinned: boolean;
  /** There while the call takes the SFU for operators alone; `unwatchedSince` once none of them is there. */
  readonly watchedPath?: { readonly unwatchedSince?: Timestamp | undefined } | undefined;
  readonly modeSwitch?: ModeSwitch | undefined;
  /** Since when the call has been small enough for peer-to-peer; the way back waits for calm. */
  readonly smallSince?: Timestamp | undefined;
  /** When each disconnected participant was lost. */
  readonly lostAt: Readonly<Record<string, Timestamp>>;
  readonly pair?: PairFacts | undefined;
  /** Those who take the call for one of two though it is not, by person. */
  readonly sides: Readonly<Record<string, PairSide>>;
  /** Nobody new comes in. */
  readonly isLocked: boolean;
  /** People whose microphones an operator keeps silent; true for those who would be heard otherwise. */
  readonly gates: Readonly<Record<string, boolean>>;
  /** Shared screens by participant. */
  readonly shares: Readonly<Record<string, ShareState>>;
  /** What everybody watches. */
  readonly playback?: Playback | undefined;
  readonly meetingFacts?: MeetingFacts | undefined;
  /** Once the call runs; absent in those that were over before paths were counted. */
  readonly paths?: PathTally | undefined;
}

/** True for those who take part now, lost connections included. */
export const isPresent = (participant: Participant): boolean =>
  participant.status !== 'left' && participant.status !== 'waiting';

/** Those who take part now, in order of arrival. */
export const presentIn = (call: CallState): readonly Participant[] => call.participants.filter(isPresent);

/** How many are connected: what `total` means in events. */
export const countConnected = (call: CallState): number =>
  call.participants.filter((participant) => participant.status === 'connected').length;

/** The place that this person holds, waiting included; a left one is no place. */
export const findSeat = (call: CallState, personId: PersonId): Participant | undefined =>
  call.participants.find((participant) => participant.person.id === personId && participant.status !== 'left');

/** Replaces one participant. */
export const withParticipant = (call: CallState, participant: Participant): CallState => ({
  ...call,
  participants: call.participants.map((other) => (other.id === participant.id ? participant : other)),
});

/** True when this person may look into the call: host, ever a participant, being called, or invited to a meeting. */
export const maySee = (call: CallState, personId: PersonId): boolean =>
  call.meeting?.host.id === personId ||
  call.callees.some((callee) => callee.personId === personId && (callee.outcome === 'ringing' || call.meeting)) ||
  call.participants.some((participant) => participant.person.id === personId && participant.status !== 'waiting');

type Timed = Pick<CallState, 'createdAt' | 'endedAt'> &
  Partial<Pick<CallState, 'activeAt' | 'callees' | 'pair' | 'meeting'>>;

/** Length of the call so far, or whole, in milliseconds. A call that nobody answered, by choice or by absence, has none. */
export const durationMs = (call: Timed, now: Timestamp): number => {
  const { createdAt, endedAt, activeAt, callees = [], pair, meeting } = call;
  // A planned meeting is as long as it ran, not as long as it was awaited.
  if (meeting) return activeAt === undefined ? 0 : Math.max(0, (endedAt ?? now) - activeAt);
  if (endedAt === undefined) return Math.max(0, now - createdAt);
  const isRefused =
    callees.length > 0 && callees.every(({ outcome }) => outcome !== 'answered' && outcome !== 'cancelled');
  if (isRefused && activeAt === undefined) return 0;
  if (pair) return pair.durationMs ?? Math.max(0, endedAt - (activeAt ?? pair.answeredAt ?? endedAt));
  return Math.max(0, endedAt - createdAt);
};
