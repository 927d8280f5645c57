import type { CallSummary } from '#shared/contract/index.ts';
import type { Timestamp } from '#shared/kernel/clock.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { CallCalleeTable, CallParticipantTable, CallTable, ConversationTable } from './schema.ts';

/** A call with its conversation's title and what became of it for the viewer. */
export interface SummaryRow extends Pick<
  CallTable,
  'id' | 'conversation_id' | 'conversation_type' | 'type' | 'mode' | 'phase' | 'initiator_id'
> {
  created_at: Timestamp;
  ended_at: Timestamp | null;
  end_reason: CallTable['end_reason'];
  title: ConversationTable['title'];
  /** Null when the viewer was not called. */
  outcome: CallCalleeTable['outcome'] | null;
  seen_at: Timestamp | null;
}

/** Somebody who was in the call; who waits in the lobby is not. */
export type SeatRow = Pick<CallParticipantTable, 'call_id' | 'id' | 'person_id' | 'person_name'>;

/** Somebody who was called into it. */
export interface CalledRow extends Pick<CallCalleeTable, 'call_id' | 'person_id'> {
  name: string;
}

/** True when the conversation's own title says nothing to a reader, so that the people have to name the call. */
export const isNamedByPeople = (row: SummaryRow): boolean =>
  row.conversation_type === 'direct' || row.title.trim() === '';

/** The line of the history that `viewer` reads. A person who came more than once counts once. */
export const toCallSummary = (
  row: SummaryRow,
  viewer: PersonId,
  seats: readonly SeatRow[],
  called: readonly CalledRow[],
): CallSummary => {
  const present = new Map(seats.map((seat) => [seat.person_id, seat.person_name]));
  const everybody = new Map([...called.map((callee) => [callee.person_id, callee.name] as const), ...present]);
  const namesWithoutViewer = (people: ReadonlyMap<PersonId, string>): string[] =>
    [...people].filter(([id]) => id !== viewer).map(([, name]) => name);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    type: row.type,
    mode: row.mode,
    phase: row.phase,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? undefined,
    endReason: row.end_reason ?? undefined,
    participantCount: present.size,
    title: isNamedByPeople(row) ? namesWithoutViewer(everybody).join(', ') : row.title,
    names: namesWithoutViewer(present),
    initiatedByMe: seats.some((seat) => seat.id === row.initiator_id && seat.person_id === viewer),
    outcome: row.outcome ?? undefined,
    seen: row.outcome !== 'missed' || row.seen_at !== null,
  };
};
