import type { DeskCall, DeskReport, DeskRing } from '#shared/ipc/index.ts';

/** A call with the microphone on. */
export const call: DeskCall = {
  title: 'Plans',
  peopleCount: 2,
  microphone: 'on',
  camera: 'off',
  since: 1_700_000_000_000,
  unreadCount: 0,
  message: null,
};

/** Grace calls. */
export const ring: DeskRing = { id: '65abc789def012345678901a', from: 'Grace', avatar: null, kind: 'video' };

/** What a page says outside of calls, unless told otherwise. */
export const report = (difference: Partial<DeskReport> = {}): DeskReport => ({
  call: null,
  rings: [],
  missedCount: 0,
  language: 'en',
  theme: 'system',
  wantsNotices: true,
  ...difference,
});
