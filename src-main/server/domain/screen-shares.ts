import type { Participant, ScreenShare } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { ParticipantId, ScreenShareId } from '#shared/kernel/ids.ts';
import { type CallState, presentIn } from './call-state.ts';
import { type Change, type Facts, type Outgoing, everybodyIn, tell } from './change.ts';

/** What is remembered of a shared screen. */
export interface ShareState {
  readonly id: ScreenShareId;
  readonly startedAt: Timestamp;
  /** The stream in the SFU; absent while it goes peer-to-peer, or is still to come. */
  readonly producerId?: string | undefined;
}

/** The shared screens of a call, oldest first. */
export const sharesOf = (call: CallState): ScreenShare[] =>
  call.participants
    .flatMap((participant) => {
      const share = call.shares[participant.id];
      return share ? [toShare(participant, share)] : [];
    })
    .sort((one, other) => one.startedAt - other.startedAt);

const toShare = ({ id, person }: Participant, share: ShareState): ScreenShare => ({
  id: share.id,
  participantId: id,
  name: person.name,
  startedAt: share.startedAt,
  streamId: share.producerId ?? share.id,
});

/** A screen stream came into the SFU, or (without `producerId`) the one named by `closed` is gone. */
export const trackScreen = (
  call: CallState,
  participantId: ParticipantId,
  stream: { readonly producerId: string } | { readonly closed: string },
  facts: Facts,
): Change => {
  const share = call.shares[participantId];
  const participant = presentIn(call).find((other) => other.id === participantId);
  if ('closed' in stream) {
    if (share?.producerId !== stream.closed) return { call, events: [] };
    return { call: withShare(call, participantId, { ...share, producerId: undefined }), events: [] };
  }
  const { producerId } = stream;
  if (!participant || share?.producerId === producerId) return { call, events: [] };
  const next = { ...(share ?? newShare(participantId, facts)), producerId };
  const told = tell(
    'share.started',
    { callId: call.id, share: toShare(participant, next), isKnown: share !== undefined },
    everybodyIn(call),
  );
  return { call: withShare(call, participantId, next), events: [told] };
};

/**
 * Starts and stops shares as people say that they share, come and go. To be run on every change before it is stored: sharing is
 * part of what a participant sends, whichever rule changed that.
 */
export const followShares = (change: Change, facts: Facts): Change => {
  const { call } = change;
  if (call.phase === 'ended')
    return Object.keys(call.shares).length > 0 ? { ...change, call: { ...call, shares: {} } } : change;
  const events: Outgoing[] = [];
  let next = call;
  for (const participant of call.participants) {
    const { id, media, status } = participant;
    const share = call.shares[id];
    const isPresent = status !== 'left' && status !== 'waiting';
    if (share && !(isPresent && (media.screen || share.producerId !== undefined))) {
      next = withShare(next, id, undefined);
      events.push(toldShare('share.stopped', call, participant, share));
    }
    if (!share && isPresent && media.screen) {
      const started = newShare(id, facts);
      next = withShare(next, id, started);
      events.push(toldShare('share.started', call, participant, started));
    }
  }
  return next === call ? change : { call: next, events: [...change.events, ...events] };
};

/** After a restart no stream of before is left. */
export const withoutStreams = (shares: CallState['shares']): CallState['shares'] =>
  Object.fromEntries(Object.entries(shares).map(([id, share]) => [id, { ...share, producerId: undefined }]));

/** One participant shares one screen at a time, so that the two together name a share. */
const newShare = (participantId: ParticipantId, { now }: Facts): ShareState => ({
  id: `${participantId}-${now}` as ScreenShareId,
  startedAt: now,
});

const withShare = (call: CallState, id: ParticipantId, share: ShareState | undefined): CallState => {
  const { [id]: _former, ...others } = call.shares;
  return { ...call, shares: share ? { ...others, [id]: share } : others };
};

const toldShare = (
  name: 'share.started' | 'share.stopped',
  call: CallState,
  participant: Participant,
  share: ShareState,
): Outgoing => tell(name, { callId: call.id, share: toShare(participant, share) }, everybodyIn(call));
