import type { AdminCall } from '../model/admin-types.ts';

/** The word for each state of a call. */
export const callStatusKeys = {
  scheduled: 'admin.calls.status.scheduled',
  active: 'admin.calls.status.active',
  ended: 'admin.calls.status.ended',
  cancelled: 'admin.calls.status.cancelled',
} as const satisfies Record<AdminCall['status'], string>;

/** The word for each kind of call. */
export const callTypeKeys = {
  video: 'admin.calls.kind.video',
  audio: 'admin.calls.kind.audio',
} as const satisfies Record<AdminCall['callType'], string>;
