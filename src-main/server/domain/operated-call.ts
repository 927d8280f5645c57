import type { ConnectionQuality, Conversation, ObservedCall, Person } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { beginCall, tellOpened } from './begin-call.ts';
import type { CallState } from './call-state.ts';
import { type Change, type Facts, everybodyIn, tell } from './change.ts';
import { isGated } from './mute-gate.ts';

/** What a call is made of that its maker steers from outside. */
export interface OpenOperatedCall {
  readonly callId: CallId;
  readonly conversation: Conversation;
  readonly creator: Person;
  /** The place of an initiator, which nobody takes. */
  readonly nobody: ParticipantId;
}

/** Begins a call with nobody in it. It runs at once, through the SFU, until somebody ends it. */
export const openOperatedCall = ({ callId, conversation, creator, nobody }: OpenOperatedCall, facts: Facts): Change => {
  const command = { callId, participantId: nobody, caller: creator, type: 'video' as const, media: {}, guests: [] };
  const { call } = beginCall({ ...command, conversation: { ...conversation, members: [] } }, facts);
  const empty: CallState = {
    ...call,
    participants: [],
    creator,
    phase: 'active',
    activeAt: facts.now,
    mode: 'sfu',
    modePinned: true,
  };
  return { call: empty, events: [tellOpened(empty, creator)] };
};

/** Who made the call: whoever opened it for others, or began it. */
export const makerOf = (call: CallState): Person | undefined =>
  call.creator ??
  call.meeting?.host ??
  call.participants.find((participant) => participant.id === call.initiatorId)?.person;

/** What an operator may know besides the state of the call. */
export interface Observation {
  readonly title: string;
  readonly operators: number;
  readonly qualityOf: (participantId: ParticipantId) => ConnectionQuality;
}

/** The call as an operator sees it. Whoever has lost the connection is not in it until it is back. */
export const observeCall = (call: CallState, { title, operators, qualityOf }: Observation): ObservedCall => ({
  callId: call.id,
  title,
  createdAt: call.createdAt,
  endedAt: call.endedAt,
  isLocked: call.isLocked,
  operators,
  participants: call.participants
    .filter(({ status }) => status === 'connected' || status === 'connecting')
    .map(({ id, person, joinedAt, media }) => ({
      participantId: id,
      person,
      joinedAt,
      isMuted: !media.audio,
      isGated: isGated(call, person.id),
      isCameraOn: media.video,
      isSharing: call.shares[id] !== undefined,
      quality: qualityOf(id),
    })),
  waiting: call.participants
    .filter(({ status }) => status === 'waiting')
    .map(({ id, person, joinedAt }) => ({ participantId: id, person, since: joinedAt })),
});

/** Locks or unlocks; doing what is so already changes nothing. */
export const lockCall = (call: CallState, isLocked: boolean): Change => {
  if (call.isLocked === isLocked) return { call, events: [] };
  const told = tell('call.lockChanged', { callId: call.id, isLocked }, everybodyIn(call));
  return { call: { ...call, isLocked }, events: [told] };
};
