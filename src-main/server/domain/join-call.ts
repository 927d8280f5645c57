import { type Outcome, type Participant, type Person, fail } from '#shared/contract/index.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, countConnected, findSeat, presentIn, withParticipant } from './call-state.ts';
import { type Change, type Facts, andThen, everybodyIn, othersIn, tell } from './change.ts';
import { fitMode } from './mode-switch.ts';
import { answerFor } from './ring.ts';

/** Who wants in, and how. */
export interface JoinCall {
  /** The id for a new place; unused when the person takes an old one back. */
  readonly participantId: ParticipantId;
  readonly person: Person;
  readonly audio: boolean;
  readonly video: boolean;
  readonly isAllowed: boolean;
  /** True when somebody has to let this person in first. */
  readonly mustWait: boolean;
}

/** The change, and the place that the person has now. */
export type Seated = Change & { readonly participantId: ParticipantId };

/** Brings somebody in: a callee who answers, a further participant, or one whose connection was lost. */
export const joinCall = (call: CallState, command: JoinCall, facts: Facts): Outcome<Seated> => {
  const { person } = command;
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (call.removed.includes(person.id)) return fail('REMOVED_FROM_CALL');
  const seat = findSeat(call, person.id);
  if (seat?.status === 'disconnected') return ok(reseat(call, seat, facts));
  if (seat) return fail('ALREADY_PARTICIPANT');
  if (!command.isAllowed) return fail('NOT_A_MEMBER');
  const waiting = command.mustWait;
  if (!waiting && isFull(call, facts)) return fail('MAX_PARTICIPANTS_REACHED');
  const participant: Participant = {
    id: command.participantId,
    person,
    role: 'participant',
    status: waiting ? 'waiting' : 'connected',
    joinedAt: facts.now,
    media: { audio: command.audio, video: command.video && call.type === 'video', screen: false },
  };
  const added: CallState = { ...call, participants: [...call.participants, participant] };
  const change = waiting ? announceWaiting(added, participant) : comeIn(added, participant, facts);
  return ok({ ...change, participantId: participant.id });
};

/** Takes an old place back, or confirms the present one. */
export const resumeCall = (call: CallState, personId: PersonId, facts: Facts): Outcome<Seated> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (call.removed.includes(personId)) return fail('REMOVED_FROM_CALL');
  const seat = findSeat(call, personId);
  return seat ? ok(reseat(call, seat, facts)) : fail('NOT_A_PARTICIPANT');
};

/** Lets somebody in from the lobby. */
export const admitParticipant = (call: CallState, participantId: ParticipantId, facts: Facts): Outcome<Change> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  const waiting = call.participants.find(
    (participant) => participant.id === participantId && participant.status === 'waiting',
  );
  if (!waiting) return fail('PARTICIPANT_NOT_FOUND');
  if (isFull(call, facts)) return fail('MAX_PARTICIPANTS_REACHED');
  const participant: Participant = { ...waiting, status: 'connected', joinedAt: facts.now };
  return ok(comeIn(withParticipant(call, participant), participant, facts));
};

const isFull = (call: CallState, facts: Facts): boolean => presentIn(call).length >= facts.rules.maxParticipants;

const announceWaiting = (call: CallState, participant: Participant): Change => ({
  call,
  events: [
    tell(
      'participant.statusChanged',
      { callId: call.id, participantId: participant.id, status: 'waiting', name: participant.person.name },
      everybodyIn(call),
    ),
  ],
});

const comeIn = (call: CallState, participant: Participant, facts: Facts): Change => {
  const isFirst = call.phase === 'ringing';
  const active: CallState = isFirst ? { ...call, phase: 'active', activeAt: facts.now } : call;
  const answered = answerFor(active, participant.person.id);
  const fitted = andThen(answered, (next) => fitMode(next, facts, participant.id));
  const now = fitted.call;
  return {
    call: now,
    events: [
      ...answered.events,
      tell('call.started', { call: now }, isFirst ? everybodyIn(now) : [participant.person.id]),
      tell(
        'participant.joined',
        { callId: now.id, participant, total: countConnected(now) },
        othersIn(now, participant.person.id),
      ),
      ...fitted.events.slice(answered.events.length),
    ],
  };
};

const reseat = (call: CallState, seat: Participant, facts: Facts): Seated => {
  if (seat.status !== 'disconnected') return { call, events: [], participantId: seat.id };
  const { [seat.id]: _found, ...lostAt } = call.lostAt;
  const back: CallState = { ...withParticipant(call, { ...seat, status: 'connected' }), lostAt };
  const told = tell(
    'participant.statusChanged',
    { callId: call.id, participantId: seat.id, status: 'connected', name: seat.person.name },
    othersIn(back, seat.person.id),
  );
  const change = andThen({ call: back, events: [told] }, (next) => fitMode(next, facts, seat.id));
  return { ...change, participantId: seat.id };
};
