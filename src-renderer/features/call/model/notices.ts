import type { CallNotice } from './call-view.ts';

/** All things that are told once; the locale files have each under `call.notice`. */
export type NoticeKey =
  | 'joined'
  | 'left'
  | 'removed'
  | 'guestWaiting'
  | 'screenStarted'
  | 'declined'
  | 'backOnline'
  | 'actionFailed'
  | 'watched'
  | 'locked'
  | 'unlocked'
  | 'held'
  | 'released'
  | 'filmShared'
  | 'microphoneTookOver'
  | 'cameraTookOver';

const KEPT = 10;

/** Adds something to tell. Ids rise within one call. */
export const withNotice = (
  notices: readonly CallNotice[],
  key: NoticeKey,
  values: Readonly<Record<string, string>> = {},
): readonly CallNotice[] => [...notices, { id: (notices.at(-1)?.id ?? 0) + 1, key, values }].slice(-KEPT);
