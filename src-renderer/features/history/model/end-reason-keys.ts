import type { CallDetails } from './call-detail.ts';

/** Why a call ended, in words. */
export const endReasonKeys = {
  normal: 'history.end.normal',
  timeout: 'history.end.timeout',
  error: 'history.end.error',
  forced: 'history.end.forced',
} as const satisfies Readonly<Record<NonNullable<CallDetails['endReason']>, string>>;
