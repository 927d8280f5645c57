import { type MediaState, type Outcome, type Participant, fail } from '#shared/contract/index.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, countConnected, presentIn, withParticipant } from './call-state.ts';
import { type Change, type Facts, andThen, everybodyIn, othersIn, tell } from './change.ts';
import { endCall } from './end-call.ts';
import { fitMode, settleSwitch } from './mode-switch.ts';
import { noteWish, throughGate } from './mute-gate.ts';

/** Finds somebody who is in the call or in its lobby. */
export const requireParticipant = (call: CallState, participantId: ParticipantId): Outcome<Participant> => {
  const participant = call.participants.find((other) => other.id === participantId && other.status !== 'left');
  return participant ? ok(participant) : fail('PARTICIPANT_NOT_FOUND');
};

const withoutParticipant = (call: CallState, id: ParticipantId): CallState => ({
  ...call,
  participants: call.participants.filter((other) => other.id !== id),
});

/** Takes one participant out for good. The call ends with the last one. */
export const leaveCall = (call: CallState, participant: Participant, facts: Facts, removed = false): Change => {
  const left: Participant = { ...participant, status: 'left', leftAt: facts.now };
  const { [participant.id]: _gone, ...lostAt } = call.lostAt;
  // Whoever was never let in never was in this call.
  const next: CallState = {
    ...(participant.status === 'waiting' ? withoutParticipant(call, participant.id) : withParticipant(call, left)),
    lostAt,
    removed: removed ? [...call.removed, participant.person.id] : call.removed,
  };
  const told = tell(
    'participant.left',
    {
      callId: call.id,
      channel: call.meeting?.channel,
      participant: left,
      total: countConnected(next),
      removed,
      leftAt: facts.now,
      wasLost: participant.status === 'disconnected',
      wasWaiting: participant.status === 'waiting',
    },
    everybodyIn(next),
  );
  const change = andThen({ call: next, events: [told] }, (state) => settleSwitch(state, participant.id));
  const lonely = findLonely(next);
  const isEmpty = presentIn(next).length === 0 || lonely !== undefined;
  const isOver = next.pair !== undefined || (isEmpty && next.creator === undefined);
  if (!isOver)
    return andThen(
      andThen(change, (state) => passOnHost(state, participant)),
      (state) => (lonely ? takeOut(state, lonely, facts, participant.person.id) : fitMode(state, facts)),
    );
  const unanswered = call.phase === 'ringing';
  const endedBy = unanswered || next.pair || lonely ? participant.person.id : undefined;
  return andThen(change, (state) => endCall(state, { reason: 'normal', endedBy, unanswered }, facts));
};

/** Somebody who takes the call for one of two, and is left alone in it: for that one it is over. */
const findLonely = (call: CallState): Participant | undefined => {
  const [last, ...others] = presentIn(call);
  return last && others.length === 0 && call.sides[last.person.id] ? last : undefined;
};

/** A meeting always has a host: when that one has left, whoever has been in it longest. */
const passOnHost = (call: CallState, gone: Participant): Change => {
  const { meeting } = call;
  const present = presentIn(call);
  const next = present.find((participant) => participant.status === 'connected') ?? present[0];
  if (!meeting || !next || meeting.host.id !== gone.person.id) return { call, events: [] };
  const host = next.person;
  return {
    call: { ...call, meeting: { ...meeting, host } },
    events: [tell('meeting.hostChanged', { callId: call.id, host }, everybodyIn(call))],
  };
};

/** Takes somebody else out, who is told so; `by` is who left that one alone, whoever else is taken out cannot come back. */
const takeOut = (call: CallState, participant: Participant, facts: Facts, by?: PersonId): Change => {
  const { id: callId, meeting } = call;
  const told = tell('participant.removed', { callId, channel: meeting?.channel, participantId: participant.id, by }, [
    participant.person.id,
  ]);
  const change = leaveCall(call, participant, facts, by === undefined);
  return { call: change.call, events: [told, ...change.events] };
};

/** Takes somebody else out; that person is told why and cannot come back. */
export const removeParticipant = (call: CallState, participant: Participant, facts: Facts): Change =>
  takeOut(call, participant, facts);

/** The connection of a participant is gone; the place is kept for a while. One who waited in the lobby just goes. */
export const loseConnection = (call: CallState, participant: Participant, facts: Facts): Change => {
  if (call.phase === 'ended' || participant.status === 'disconnected') return { call, events: [] };
  if (participant.status === 'waiting') return leaveCall(call, participant, facts);
  const lost: Participant = { ...participant, status: 'disconnected' };
  const next: CallState = {
    ...withParticipant(call, lost),
    lostAt: { ...call.lostAt, [participant.id]: facts.now },
  };
  const told = tell(
    'participant.statusChanged',
    {
      callId: call.id,
      channel: call.meeting?.channel,
      participantId: participant.id,
      person: participant.person,
      participant: lost,
      status: 'disconnected',
    },
    othersIn(next, participant.person.id),
  );
  return andThen({ call: next, events: [told] }, (state) => settleSwitch(state, participant.id));
};

/** Those whose time to come back is over leave. */
export const dropLost = (call: CallState, facts: Facts): Change => {
  let change: Change = { call, events: [] };
  for (const [id, lostAt] of Object.entries(call.lostAt)) {
    const participant = call.participants.find((other) => other.id === id && other.status === 'disconnected');
    if (!participant || facts.now < lostAt + facts.rules.graceMs) continue;
    change = andThen(change, (state) =>
      state.phase === 'ended' ? { call: state, events: [] } : leaveCall(state, participant, facts),
    );
  }
  return change;
};

const MEDIA = ['audio', 'video', 'screen'] as const;

/** Changes what a participant sends, as far as it is asked for; a closed gate lets no sound through. */
export const setMediaState = (
  call: CallState,
  participant: Participant,
  asked: { readonly [Key in keyof MediaState]?: boolean | undefined },
): Outcome<Change> => {
  const { audio, video, screen } = participant.media;
  const media = { audio: asked.audio ?? audio, video: asked.video ?? video, screen: asked.screen ?? screen };
  if (media.screen && call.meeting?.settings.screenShare === false) return fail('SCREEN_SHARE_OFF');
  const named = MEDIA.filter((kind) => asked[kind] !== undefined);
  const { id } = participant.person;
  const next = { ...participant, media: throughGate(call, id, media) };
  return ok({
    call: withParticipant(noteWish(call, id, asked.audio), next),
    events: [
      tell(
        'participant.mediaChanged',
        {
          callId: call.id,
          channel: call.meeting?.channel,
          participant: next,
          previous: participant.media,
          named,
        },
        othersIn(call, id),
      ),
    ],
  });
};
