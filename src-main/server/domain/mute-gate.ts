import type { MediaState, Participant } from '#shared/contract/index.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { type CallState, presentIn, withParticipant } from './call-state.ts';
import { type Change, othersIn, tell } from './change.ts';

type Gated = Pick<CallState, 'gates'>;

/** True while an operator keeps this person's microphone silent, also after leaving and coming back. */
export const isGated = ({ gates }: Gated, personId: PersonId): boolean => Object.hasOwn(gates, personId);

/** What of somebody's media gets through to the others. */
export const throughGate = (call: Gated, personId: PersonId, media: MediaState): MediaState =>
  isGated(call, personId) ? { ...media, audio: false } : media;

/** Remembers behind a closed gate whether the owner wishes to be heard, as far as the owner says so. */
export const noteWish = <T extends Gated>(call: T, personId: PersonId, wish: boolean | undefined): T =>
  wish !== undefined && isGated(call, personId) ? { ...call, gates: { ...call.gates, [personId]: wish } } : call;

/** Those whose sound must not leave the SFU. */
export const gatedIn = (call: CallState): ParticipantId[] =>
  presentIn(call)
    .filter((participant) => isGated(call, participant.person.id))
    .map((participant) => participant.id);

/** Silences a microphone until the gate is opened. Closing a closed gate changes nothing. */
export const closeGate = (call: CallState, participant: Participant): Change => {
  const { id } = participant.person;
  if (isGated(call, id)) return { call, events: [] };
  const gated: CallState = { ...call, gates: { ...call.gates, [id]: participant.media.audio } };
  return hear(gated, participant, false, [tellGate(call, participant, true)]);
};

/**
 * Opens the gate: whoever left the microphone on is heard again. A microphone that its owner turned off stays off, and the
 * owner is asked, also when there was no gate.
 */
export const openGate = (call: CallState, participant: Participant): Change => {
  const { id } = participant.person;
  const { [id]: wish = participant.media.audio, ...gates } = call.gates;
  const asked = tell('participant.askedToUnmute', { callId: call.id, participantId: participant.id }, [id]);
  const told = isGated(call, id) ? [tellGate(call, participant, false)] : [];
  return hear({ ...call, gates }, participant, wish, wish ? told : [...told, asked]);
};

/** Lets the owner and the operators know how the gate is. */
export const tellGate = (call: CallState, participant: Participant, isClosed: boolean) =>
  tell('participant.gateChanged', { callId: call.id, participantId: participant.id, isClosed }, [
    participant.person.id,
  ]);

/** Lets the others know, as far as they hear a difference. */
const hear = (call: CallState, participant: Participant, audio: boolean, events: Change['events']): Change => {
  const { media: previous, person } = participant;
  if (previous.audio === audio) return { call, events };
  const next: Participant = { ...participant, media: { ...previous, audio } };
  const channel = call.meeting?.channel;
  const changed = { callId: call.id, channel, participant: next, previous, named: ['audio' as const] };
  return {
    call: withParticipant(call, next),
    events: [...events, tell('participant.mediaChanged', changed, othersIn(call, person.id))],
  };
};
