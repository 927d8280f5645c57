import type { DeviceProblem } from './local-media-state.ts';

/** What browsers call it. */
const problems: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
};

/** Why a capture failed, in words that have a help text. */
export const toDeviceProblem = (failure: unknown): DeviceProblem =>
  (failure instanceof Error && problems[failure.name]) || 'failed';
