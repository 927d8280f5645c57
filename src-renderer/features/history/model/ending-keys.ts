import type { CallEnding } from './call-record.ts';

/** How a call ended, in words. */
export const endingKeys = {
  normal: 'history.end.normal',
  timeout: 'history.end.timeout',
  error: 'history.end.error',
  forced: 'history.end.forced',
  endedBy: 'history.end.endedBy',
  cancelledBy: 'history.end.cancelledBy',
  cancelled: 'history.end.cancelled',
  nobodyCame: 'history.end.nobodyCame',
  everybodyLeft: 'history.end.everybodyLeft',
  administrator: 'history.end.administrator',
  awaited: 'history.end.awaited',
  running: 'history.mark.running',
} as const satisfies Readonly<Record<CallEnding['kind'], string>>;
