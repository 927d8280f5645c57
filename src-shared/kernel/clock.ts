/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Timestamp = number;

/** Cancels a timer; calling it twice, or after the timer fired, does nothing. */
export type CancelTimer = () => void;

/** The only source of time for rules, so that tests can move it. */
export interface Clock {
  now(): Timestamp;
  /** Runs the task once, no earlier than `delayMs` from now. */
  schedule(delayMs: number, task: () => void): CancelTimer;
}
