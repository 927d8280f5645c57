import type { WireHistoryEntry } from '#renderer/client/catalog.ts';

/** What a line of the history was, told apart by icon, colour and words. */
export type CallMark =
  'running' | 'outgoing' | 'incoming' | 'missed' | 'declined' | 'busy' | 'unavailable' | 'cancelled';

type Outcome = NonNullable<WireHistoryEntry['outcome']>;

const marks: Readonly<Record<Outcome, CallMark>> = {
  ringing: 'incoming',
  answered: 'incoming',
  declined: 'declined',
  busy: 'busy',
  unavailable: 'unavailable',
  missed: 'missed',
  cancelled: 'cancelled',
};

/** The mark of a call as seen by whoever reads the history. */
export const markOf = (call: Pick<WireHistoryEntry, 'status' | 'initiatedByMe' | 'outcome'>): CallMark => {
  if (call.status !== 'ended') return 'running';
  if (call.initiatedByMe) return 'outgoing';
  return call.outcome ? marks[call.outcome] : 'incoming';
};
