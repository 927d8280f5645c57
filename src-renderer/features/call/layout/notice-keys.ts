import type { NoticeKey } from '../model/notices.ts';

/** The words for each thing that a call tells once. */
const noticeKeys = {
  joined: 'call.notice.joined',
  left: 'call.notice.left',
  removed: 'call.notice.removed',
  guestWaiting: 'call.notice.guestWaiting',
  screenStarted: 'call.notice.screenStarted',
  declined: 'call.notice.declined',
  backOnline: 'call.notice.backOnline',
  actionFailed: 'call.notice.actionFailed',
  watched: 'call.notice.watched',
  locked: 'call.notice.locked',
  unlocked: 'call.notice.unlocked',
  held: 'call.notice.held',
  released: 'call.notice.released',
  filmShared: 'call.notice.filmShared',
  microphoneTookOver: 'call.notice.microphoneTookOver',
  cameraTookOver: 'call.notice.cameraTookOver',
} as const satisfies Readonly<Record<NoticeKey, string>>;

const isKnown = (key: string): key is NoticeKey => Object.hasOwn(noticeKeys, key);

/** The locale key of a notice, or null for one that this version does not know. */
export const noticeKeyOf = (key: string): (typeof noticeKeys)[NoticeKey] | null =>
  isKnown(key) ? noticeKeys[key] : null;
