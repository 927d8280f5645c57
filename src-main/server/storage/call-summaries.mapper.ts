import type { CallSummary, RingOutcome } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { CallCalleeTable, CallParticipantTable, CallTable, ConversationTable } from './schema.ts';

/** A call with its conversation's title and what became of it for the viewer. */
export interface SummaryRow extends Pick<
  CallTable,
  'id' | 'conversation_id' | 'conversation_type' | 'type' | 'mode' | 'phase' | 'initiator_id'
> {
  created_at: Timestamp;
  active_at: Timestamp | null;
  ended_at: Timestamp | null;
  end_reason: CallTable['end_reason'];
  title: ConversationTable['title'];
  /** Null when the viewer was not called. */
  outcome: CallCalleeTable['outcome'] | null;
  seen_at: Timestamp | null;
}

/** Somebody who was in the call; who waits in the lobby is not. */
export type SeatRow = Pick<CallParticipantTable, 'call_id' | 'id' | 'person_id' | 'person_name'>;

/** Somebody who was called into it; without a name when the account is gone. */
export interface CalledRow extends Pick<CallCalleeTable, 'call_id' | 'person_id' | 'outcome'> {
  name: string | null;
}

/** True when the conversation's own title says nothing to a reader, so that the people have to name the call. */
const isNamedByPeople = (row: SummaryRow): boolean => row.conversation_type === 'direct' || row.title.trim() === '';

/** From the best news for a caller to the worst. */
export const newsForCaller: readonly RingOutcome[] = [
  'answered',
  'ringing',
  'cancelled',
  'busy',
  'declined',
  'unavailable',
  'missed',
];

/** The line of the history that `viewer` reads. A person who came more than once counts once. */
export const toCallSummary = (
  row: SummaryRow,
  viewer: PersonId,
  seats: readonly SeatRow[],
  called: readonly CalledRow[],
): CallSummary => {
  const present = new Map(seats.map((seat) => [seat.person_id, seat.person_name]));
  const named = called.flatMap(({ person_id, name }) => (name === null ? [] : [[person_id, name] as const]));
  const everybody = new Map([...named, ...present]);
  const namesWithoutViewer = (people: ReadonlyMap<PersonId, string>): string[] =>
    [...people].filter(([id]) => id !== viewer).map(([, name]) => name);
  const initiatedByMe = seats.some((seat) => seat.id === row.initiator_id && seat.person_id === viewer);
  const heardByCaller = newsForCaller.find((news) => called.some(({ outcome }) => outcome === news));
  return {
    id: row.id,
    conversationId: row.conversation_id,
    type: row.type,
    mode: row.mode,
    phase: row.phase,
    createdAt: row.created_at,
    activeAt: row.active_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endReason: row.end_reason ?? undefined,
    participantCount: present.size,
    title: isNamedByPeople(row) ? namesWithoutViewer(everybody).join(', ') : row.title,
    names: namesWithoutViewer(present),
    initiatedByMe,
    outcome: row.outcome ?? (initiatedByMe ? heardByCaller : undefined),
    seen: row.outcome !== 'missed' || row.seen_at !== null,
  };
};
