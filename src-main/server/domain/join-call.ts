import { type Entrance, type Outcome, type Participant, type Person, fail } from '#shared/contract/index.ts';
import type { ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, countConnected, findSeat, presentIn, withParticipant } from './call-state.ts';
import { type Change, type Facts, type Outgoing, andThen, everybodyIn, othersIn, tell } from './change.ts';
import { fitMode } from './mode-switch.ts';
import { isGated, noteWish, tellGate, throughGate } from './mute-gate.ts';
import { answerFor } from './ring.ts';
import { startMeeting } from './run-meeting.ts';

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
  /** True where whoever comes to a locked call can wait to be let in. */
  readonly canWait?: boolean;
  /** True for those who gave the right password, or need none. */
  readonly hasKey?: boolean;
  /** What the person says on coming in. */
  readonly entry?: Entrance | undefined;
}

/** The change, and the place that the person has now. */
export type Seated = Change & { readonly participantId: ParticipantId };

/** Brings somebody in: a callee who answers, a further participant, or one whose connection was lost. */
export const joinCall = (call: CallState, command: JoinCall, facts: Facts): Outcome<Seated> => {
  const { person } = command;
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (call.removed.includes(person.id)) return fail('REMOVED_FROM_CALL');
  const seat = findSeat(call, person.id);
  if (seat?.status === 'disconnected') return ok(reseat(call, seat, facts, command.entry));
  if (seat) return fail('ALREADY_PARTICIPANT');
  if (!command.isAllowed) return fail('NOT_A_MEMBER');
  if (call.isLocked && !command.canWait) return fail('CALL_LOCKED');
  const open = openDoor(call, command, facts);
  if (!open.ok) return open;
  const waiting = command.mustWait || call.isLocked;
  if (!waiting && isFull(call, facts)) return fail('MAX_PARTICIPANTS_REACHED');
  const participant = newPlace(call, { ...command, mustWait: waiting }, facts);
  const change = andThen(open.value, (state) => {
    const noted = noteWish(state, person.id, command.audio);
    const added: CallState = { ...noted, participants: [...state.participants, participant] };
    return waiting ? announceWaiting(added, participant) : comeIn(added, participant, facts, command.entry);
  });
  const gate = isGated(call, person.id) ? [tellGate(call, participant, true)] : [];
  return ok({ ...change, events: [...change.events, ...gate], participantId: participant.id });
};

/** A planned meeting begins when its host comes, and for nobody else before its time; a password keeps others out. */
const openDoor = (call: CallState, { person, hasKey = true }: JoinCall, facts: Facts): Outcome<Change> => {
  if (call.meeting?.host.id === person.id) return ok(startMeeting(call, facts));
  if (call.phase === 'scheduled') return fail('INVALID_CALL_STATE', 'This call has not begun yet.', planOf(call));
  return hasKey ? ok({ call, events: [] }) : fail('CALL_PASSWORD_WRONG', undefined, { needs: 'password' });
};

/** What those who come too early may know. */
const planOf = ({ meeting, createdAt }: CallState) => ({
  startsAt: meeting?.startsAt ?? createdAt,
  host: meeting?.host.name ?? '',
});

const newPlace = (call: CallState, command: JoinCall, { now }: Facts): Participant => {
  const { person, audio, video, mustWait } = command;
  const isHost = call.meeting?.host.id === person.id;
  // The place of the host was kept since the meeting was planned.
  const isKept = isHost && !call.participants.some((participant) => participant.id === call.initiatorId);
  const isMuted = call.meeting?.settings.muteOnJoin === true && !isHost;
  return {
    id: isKept ? call.initiatorId : command.participantId,
    person,
    role: isKept ? 'initiator' : 'participant',
    status: mustWait ? 'waiting' : 'connected',
    joinedAt: now,
    media: throughGate(call, person.id, {
      audio: audio && !isMuted,
      video: video && call.type === 'video',
      screen: false,
    }),
  };
};

/** How somebody takes a place back. */
export interface ResumeCall extends Pick<JoinCall, 'entry'> {
  /** True where whoever waits to be let in may go on waiting; everywhere else such a place is none yet. */
  readonly canWait?: boolean;
}

/** Takes an old place back, or confirms the present one. */
export const resumeCall = (
  call: CallState,
  personId: PersonId,
  facts: Facts,
  { entry, canWait = false }: ResumeCall = {},
): Outcome<Seated> => {
  if (call.phase === 'ended') return fail('CALL_ENDED');
  if (call.removed.includes(personId)) return fail('REMOVED_FROM_CALL');
  const seat = findSeat(call, personId);
  if (seat?.status === 'waiting' && !canWait) return fail('NOT_ADMITTED');
  return seat ? ok(reseat(call, seat, facts, entry)) : fail('NOT_A_PARTICIPANT');
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

/** Lets in everybody who waits, as far as there is room, in order of coming. */
export const admitAll = (call: CallState, facts: Facts): Change =>
  call.participants
    .filter(({ status }) => status === 'waiting')
    .reduce<Change>(
      (change, { id }) =>
        andThen(change, (state) => {
          const admitted = admitParticipant(state, id, facts);
          return admitted.ok ? admitted.value : { call: state, events: [] };
        }),
      { call, events: [] },
    );

const isFull = (call: CallState, { rules }: Facts): boolean =>
  presentIn(call).length >= Math.min(rules.maxParticipants, call.meeting?.maxParticipants ?? rules.maxParticipants);

const announceWaiting = (call: CallState, participant: Participant): Change => ({
  call,
  events: [
    tell(
      'participant.statusChanged',
      {
        callId: call.id,
        channel: call.meeting?.channel,
        participantId: participant.id,
        person: participant.person,
        participant,
        status: 'waiting',
      },
      everybodyIn(call),
    ),
  ],
});

const comeIn = (call: CallState, participant: Participant, facts: Facts, entry?: Entrance): Change => {
  const isFirst = call.phase === 'ringing';
  const active = isFirst ? answerCall(call, facts) : call;
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
        { callId: now.id, channel: now.meeting?.channel, participant, total: countConnected(now), entry },
        othersIn(now, participant.person.id),
      ),
      ...fitted.events.slice(answered.events.length),
    ],
  };
};

/** The first answer. Two people who ring each other tell themselves when their media flows; any other call is active at once. */
const answerCall = (call: CallState, { now }: Facts): CallState =>
  call.pair
    ? { ...call, phase: 'connecting', pair: { ...call.pair, answeredAt: now } }
    : { ...call, phase: 'active', activeAt: now };

const reseat = (call: CallState, seat: Participant, facts: Facts, entry?: Entrance): Seated => {
  // Whoever is in already and says something on coming in is heard once more.
  if (seat.status !== 'disconnected')
    return { call, events: entry ? [announceBack(call, seat, entry)] : [], participantId: seat.id };
  const { [seat.id]: _found, ...lostAt } = call.lostAt;
  const back: CallState = { ...withParticipant(call, { ...seat, status: 'connected' }), lostAt };
  const told = announceBack(back, seat, entry);
  const change = andThen({ call: back, events: [told] }, (next) => fitMode(next, facts, seat.id));
  return { ...change, participantId: seat.id };
};

const announceBack = (call: CallState, seat: Participant, entry: Entrance | undefined): Outgoing => {
  const { id: participantId, person } = seat;
  const status = 'connected' as const;
  const participant: Participant = { ...seat, status };
  return tell(
    'participant.statusChanged',
    { callId: call.id, channel: call.meeting?.channel, participantId, person, participant, status, entry },
    othersIn(call, person.id),
  );
};
