import type { Closer } from '#shared/kernel/scope.ts';
import { findDesktop } from './desktop.ts';
import { createStoredValue, type KeyValueStorage, type StoredValue } from './stored-value.ts';

export type NotificationPermissionState = 'granted' | 'denied' | 'default' | 'unsupported';

/** Whether the person wants notifications; null when nobody ever said. */
export const createNotificationWish = (storage: () => KeyValueStorage = () => localStorage): StoredValue<boolean> =>
  createStoredValue({
    storage,
    key: 'beckon.notifications',
    parse: (value) => (typeof value === 'boolean' ? value : null),
  });

/** Whether this browser may show notifications of Beckon. */
export const notificationPermission = (): NotificationPermissionState =>
  'Notification' in window ? Notification.permission : 'unsupported';

/** Asks the person once; only works right after a click. */
export const askForNotifications = async (): Promise<NotificationPermissionState> =>
  'Notification' in window ? Notification.requestPermission() : 'unsupported';

export interface CallNotificationText {
  readonly title: string;
  readonly body: string;
  /** A later notification of the same tag takes the place of the earlier one. */
  readonly tag: string;
}

/** In the desktop app pages count as visible also while their window is hidden, since calls go on in them. */
const isSeen = (): boolean => (findDesktop() ? document.hasFocus() : document.visibilityState === 'visible');

const isWanted = (): boolean =>
  !isSeen() && notificationPermission() === 'granted' && createNotificationWish().read() !== false;

/** Shows a notification while nobody sees the page, it is allowed, and wanted. Closing it twice, or when none was shown, is fine. */
export const showCallNotification = (text: CallNotificationText): Closer => {
  if (!isWanted()) return () => undefined;
  try {
    const shown = new Notification(text.title, { body: text.body, tag: text.tag, requireInteraction: true });
    shown.addEventListener('click', () => {
      window.focus();
      void findDesktop()?.ask.mainShow(undefined);
      shown.close();
    });
    return () => shown.close();
  } catch {
    // Phones allow notifications from service workers alone and throw here; the ring sound is still there.
    return () => undefined;
  }
};
