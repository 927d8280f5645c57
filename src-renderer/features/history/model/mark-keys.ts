import type { CallMark } from './call-mark.ts';

/** The words for each mark. */
export const markKeys = {
  running: 'history.mark.running',
  outgoing: 'history.mark.outgoing',
  incoming: 'history.mark.incoming',
  missed: 'history.mark.missed',
  declined: 'history.mark.declined',
  busy: 'history.mark.busy',
  unavailable: 'history.mark.unavailable',
  cancelled: 'history.mark.cancelled',
} as const satisfies Readonly<Record<CallMark, string>>;
