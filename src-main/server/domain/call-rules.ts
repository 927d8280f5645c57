/** The numbers that calls are decided by. */
export interface CallRules {
  /** Until an unanswered call is missed. */
  readonly ringTimeoutMs: number;
  /** Most participants of a peer-to-peer call; above it the call is SFU. */
  readonly p2pLimit: number;
  readonly maxParticipants: number;
  /** How long a call must have been small before it goes back to peer-to-peer. */
  readonly calmMs: number;
  /** How long a call stays on the SFU after its last operator has gone. */
  readonly unwatchedMs: number;
  /** How long everybody has to confirm a change of the media path. */
  readonly switchDeadlineMs: number;
  /** How long a lost participant keeps the place in the call. */
  readonly graceMs: number;
  /** Longest life of a call that nobody answers or ends. */
  readonly unansweredLifeMs: number;
  /** How long before it begins a planned meeting is called to mind. */
  readonly reminderMs: number;
}

/** As published; the server's options change the first two. */
export const defaultCallRules: CallRules = {
  ringTimeoutMs: 60_000,
  p2pLimit: 2,
  maxParticipants: 50,
  calmMs: 10_000,
  unwatchedMs: 30_000,
  switchDeadlineMs: 10_000,
  graceMs: 30_000,
  unansweredLifeMs: 3_600_000,
  reminderMs: 600_000,
};
