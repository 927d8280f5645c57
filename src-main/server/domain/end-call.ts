import type { EndReason } from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { type CallState, durationMs } from './call-state.ts';
import { type Change, type Facts, tell } from './change.ts';

/** How a call ends. An unanswered call has no duration. */
export interface Ending {
  readonly reason: EndReason;
  readonly endedBy?: PersonId | undefined;
  readonly unanswered?: boolean;
  readonly isDeclined?: boolean;
}

/** Ends a call for everybody: those in it, those in its lobby and those it still rings for. */
export const endCall = (call: CallState, ending: Ending, facts: Facts): Change => {
  const { now } = facts;
  const ringing = call.callees.filter((callee) => callee.outcome === 'ringing').map((callee) => callee.personId);
  // Whoever promised to come to a planned call still waits for it.
  const isExpected = ({ outcome }: CallState['callees'][number]) =>
    outcome === 'invited' || (call.phase === 'scheduled' && outcome === 'answered');
  const invited = call.callees.filter(isExpected).map((callee) => callee.personId);
  const told = new Set<PersonId>([...ringing, ...invited, ...(call.meeting ? [call.meeting.host.id] : [])]);
  for (const callee of call.callees)
    if (ending.reason === 'timeout' && callee.outcome === 'missed') told.add(callee.personId);
  for (const participant of call.participants) if (participant.status !== 'left') told.add(participant.person.id);
  const ended: CallState = {
    ...call,
    phase: 'ended',
    endedAt: now,
    endReason: ending.reason,
    endedBy: ending.endedBy,
    modeSwitch: undefined,
    smallSince: undefined,
    watchedPath: undefined,
    lostAt: {},
    callees: call.callees.map((callee) =>
      callee.outcome === 'ringing' || isExpected(callee) ? { ...callee, outcome: 'cancelled' } : callee,
    ),
    // Whoever was never let in never was in this call.
    participants: call.participants
      .filter((participant) => participant.status !== 'waiting')
      .map((participant) =>
        participant.status === 'left' ? participant : { ...participant, status: 'left', leftAt: now },
      ),
  };
  return {
    call: ended,
    events: [
      ...(ringing.length > 0 ? [tell('call.ringStopped', { callId: call.id, outcome: 'cancelled' }, ringing)] : []),
      tell(
        'call.ended',
        {
          callId: call.id,
          conversationId: call.conversationId,
          reason: ending.reason,
          endedBy: ending.endedBy,
          endedAt: now,
          durationMs: ending.unanswered ? 0 : durationMs(ended, now),
          isDeclined: ending.isDeclined,
          channel: call.meeting?.channel,
          wasPlanned: call.phase === 'scheduled' ? true : undefined,
        },
        [...told],
      ),
    ],
  };
};
