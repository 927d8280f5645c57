import type { routes } from '#renderer/client/catalog.ts';
import type { ReplyData } from '#renderer/client/client-types.ts';
import type { WirePlannedCallDetails } from '#renderer/client/platform-catalog.ts';

type CallAnswer = ReplyData<typeof routes.getCall>;
interface PlannedAnswer {
  readonly call: WirePlannedCallDetails;
}

/** How a call ended, or that it did not yet. */
export type CallEnding =
  | { readonly kind: 'endedBy' | 'cancelledBy'; readonly name: string }
  | { readonly kind: 'awaited' | 'running' | 'cancelled' | 'nobodyCame' | 'everybodyLeft' | 'administrator' }
  | { readonly kind: NonNullable<CallAnswer['endReason']> };

/** One time that somebody was in the call; without an end while it lasts. */
interface Stay {
  readonly from: string;
  readonly to: string | null;
}

/** Somebody who was there, with all the times that they came. */
export interface Attendee {
  readonly id: string;
  readonly name: string;
  readonly avatar: string | undefined;
  readonly stays: readonly Stay[];
}

/** What is told of one call, whichever API made it. */
export interface CallRecord {
  readonly conversationId: string;
  readonly type: 'video' | 'audio';
  readonly mode: 'p2p' | 'sfu';
  /** How long the media took each way; undefined where that was not counted. */
  readonly modeSeconds: Readonly<Record<'p2p' | 'sfu', number>> | undefined;
  readonly isOver: boolean;
  /** Null when it never began. */
  readonly beganAt: string | null;
  /** When it is or was to begin, for calls that were planned. */
  readonly plannedFor: string | null;
  readonly initiator: string;
  readonly people: readonly Attendee[];
  readonly durationMs: number;
  readonly ending: CallEnding;
}

interface Coming extends Stay, Pick<Attendee, 'id' | 'name' | 'avatar'> {}

/** In the order in which they first came. */
const toPeople = (comings: readonly Coming[]): readonly Attendee[] =>
  [...Map.groupBy(comings, ({ id }) => id).values()].flatMap((all) => {
    const [first] = all;
    return first ? { ...first, stays: all.map(({ from, to }) => ({ from, to })) } : [];
  });

const fromAnswer = (answer: CallAnswer): CallRecord => ({
  conversationId: answer.conversationId,
  type: answer.type,
  mode: answer.mode,
  modeSeconds: answer.modeSeconds,
  isOver: answer.status === 'ended',
  beganAt: answer.createdAt,
  plannedFor: null,
  initiator: answer.initiator.username,
  people: toPeople(
    answer.participants.map(({ participantId, userId, anonymousUserId, username, avatar, joinedAt, leftAt }) => ({
      ...{ id: userId ?? anonymousUserId ?? participantId, name: username, avatar },
      ...{ from: joinedAt, to: leftAt ?? null },
    })),
  ),
  durationMs: answer.duration * 1000,
  ending: { kind: answer.status === 'ended' ? (answer.endReason ?? 'normal') : 'running' },
});

/** Whoever ended it is named when the readers met that person; else it was an administrator. */
const endingOf = (call: WirePlannedCallDetails): CallEnding => {
  const { endCode, endedBy, endedAt, startedAt, host, participants } = call;
  if (endedAt === null) return { kind: startedAt === null ? 'awaited' : 'running' };
  const hasBegun = startedAt !== null;
  const name = [host, ...participants.map(({ user }) => user)].find(({ id }) => id === endedBy)?.name;
  if (name !== undefined) return { kind: hasBegun ? 'endedBy' : 'cancelledBy', name };
  if (endCode === 'forced') return { kind: 'administrator' };
  if (endCode === 'timeout') return { kind: 'nobodyCame' };
  if (endCode === 'error') return { kind: 'error' };
  return { kind: hasBegun ? 'everybodyLeft' : 'cancelled' };
};

const fromPlanned = (call: WirePlannedCallDetails): CallRecord => ({
  conversationId: call.conversationId,
  type: call.callType,
  mode: call.mediaMode,
  modeSeconds: call.mediaModeSeconds ?? undefined,
  isOver: call.endedAt !== null,
  beganAt: call.startedAt,
  plannedFor: call.scheduledFor,
  initiator: call.host.name,
  people: toPeople(
    call.participants.map(({ userId, user, joinedAt, leftAt }) => ({
      ...{ id: userId, name: user.name, avatar: user.avatar ?? undefined },
      ...{ from: joinedAt, to: leftAt },
    })),
  ),
  durationMs: call.duration * 1000,
  ending: endingOf(call),
});

/** Reads the answer: it comes in the words of the API that made the call, so for a planned one in those of another API. */
export const readRecord = (answer: CallAnswer | PlannedAnswer): CallRecord =>
  'call' in answer ? fromPlanned(answer.call) : fromAnswer(answer);
