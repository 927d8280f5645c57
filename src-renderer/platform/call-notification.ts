import type { Closer } from '#shared/kernel/scope.ts';

export type NotificationPermissionState = 'granted' | 'denied' | 'default' | 'unsupported';

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

/** Shows a notification while the page is hidden and it is allowed. Closing it twice, or when none was shown, is fine. */
export const showCallNotification = (text: CallNotificationText): Closer => {
  if (document.visibilityState === 'visible' || notificationPermission() !== 'granted') return () => undefined;
  try {
    const shown = new Notification(text.title, { body: text.body, tag: text.tag, requireInteraction: true });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
    return () => shown.close();
  } catch {
    // Phones allow notifications from service workers alone and throw here; the ring sound is still there.
    return () => undefined;
  }
};
