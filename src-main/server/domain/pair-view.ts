import type { PairCall, PairStatus, RingOutcome } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { CallState } from './call-state.ts';

const callerOf = (call: CallState): PersonId => {
  const initiator =
    call.participants.find((participant) => participant.id === call.initiatorId)?.person ??
    call.creator ??
    call.meeting?.host;
  if (!initiator) throw new Error(`Call ${call.id} has no initiator`);
  return initiator.id;
};

/** True for the caller and for everybody who was called or took part. */
export const isParty = (call: CallState, personId: PersonId): boolean =>
  call.callees.some((callee) => callee.personId === personId) ||
  call.participants.some((participant) => participant.person.id === personId);

/** What an ended call was to those who were called. */
const endedAs = (outcomes: readonly RingOutcome[]): PairStatus => {
  if (outcomes.includes('answered')) return 'ended';
  if (outcomes.includes('missed')) return 'missed';
  const isRefused = outcomes.some((word) => word === 'declined' || word === 'busy' || word === 'unavailable');
  return isRefused ? 'rejected' : 'ended';
};

/** What a call of two has come to, or any call for those who do not take part in it. */
const statusOf = (call: CallState): PairStatus => {
  if (call.phase === 'ringing') return call.pair?.isDelivered === false ? 'initiating' : 'ringing';
  if (call.phase === 'scheduled') return 'initiating';
  return call.phase === 'ended' ? endedAs(call.callees.map(({ outcome }) => outcome)) : call.phase;
};

/** How a call looks from one end of it. */
interface View {
  readonly status: PairStatus;
  readonly startedAt?: Timestamp | undefined;
  readonly endedAt?: Timestamp | undefined;
  readonly durationMs?: number | undefined;
}

const viewOfPair = (call: CallState): View => ({
  status: statusOf(call),
  startedAt: call.activeAt ?? call.pair?.answeredAt,
  endedAt: call.endedAt,
  durationMs: call.pair?.durationMs,
});

/** A larger call is to each of its people what they made of it: over for those who left, not begun for those it still rings for. */
const viewOfOne = (call: CallState, viewer: PersonId): View => {
  const seat = call.participants.findLast(({ person }) => person.id === viewer);
  const outcome = call.callees.find(({ personId }) => personId === viewer)?.outcome;
  const side = call.sides[viewer];
  const startedAt = side ? (side.activeAt ?? side.answeredAt) : seat && call.activeAt;
  const isHere = seat !== undefined && seat.status !== 'left';
  if (isHere) return { status: side ? (side.activeAt ? 'active' : 'connecting') : statusOf(call), startedAt };
  if (seat) return { status: 'ended', startedAt, endedAt: seat.leftAt, durationMs: side?.durationMs };
  if (outcome === 'ringing') return { status: 'ringing' };
  if (outcome === 'invited' || outcome === undefined) return { status: statusOf(call), endedAt: call.endedAt };
  return { status: endedAs([outcome]), endedAt: call.endedAt };
};

/** A call as one of the two sees it. In a larger call, `viewer` stands for the one who was called. */
export const toPairCall = (call: CallState, viewer: PersonId): PairCall => {
  const callerId = callerOf(call);
  const callee = viewer === callerId ? call.callees[0]?.personId : viewer;
  const { status, startedAt, endedAt, durationMs } = call.pair ? viewOfPair(call) : viewOfOne(call, viewer);
  const own = startedAt === undefined || endedAt === undefined ? 0 : Math.max(0, endedAt - startedAt);
  return {
    id: call.id,
    callerId,
    calleeId: callee ?? callerId,
    type: call.type,
    status,
    channelId: call.pair?.channelId ?? call.id,
    startedAt,
    endedAt,
    durationMs: endedAt === undefined ? undefined : startedAt === undefined ? 0 : (durationMs ?? own),
    createdAt: call.createdAt,
    updatedAt: endedAt ?? startedAt ?? call.createdAt,
  };
};
