/**
 * What the app needs from the machine it runs on, where a plain browser API does not do.
 * Owns: storage that may be blocked, clipboard, notifications, wake lock, turns between tabs, pictures and the codes in them, the
 * bridge to the desktop.
 * May import: src-shared/kernel, src-shared/ipc, qr.
 */
export { copyText } from './clipboard.ts';
export {
  DESK_MESSAGE_LIMIT,
  DESK_NAME_LIMIT,
  DESK_RINGS_LIMIT,
  createKeptStorage,
  findDesktop,
  isFeedAddress,
  isShortcut,
  type AppInfo,
  type AppSettings,
  type Bridge,
  type CaptureOffer,
  type CaptureSource,
  type ChosenServer,
  type ConnectOutcome,
  type DeskCall,
  type DeskCommand,
  type DeskReport,
  type DeskRing,
  type HostingState,
  type KnownServer,
  type MiniWord,
  type NearbyServer,
  type SettingsOutcome,
  type UpdateState,
} from './desktop.ts';
export { openControlWindow } from './own-window.ts';
export { paths } from './paths.ts';
export { readQr } from './read-qr.ts';
export { saveFile } from './save-file.ts';
export { shareSheet } from './share-sheet.ts';
export { asRecord, asText, createStoredValue, type KeyValueStorage, type StoredValue } from './stored-value.ts';
export { holdWakeLock } from './wake-lock.ts';
export { fullScreenToggle } from './full-screen.ts';
export { findInsecurePage, type InsecurePage } from './secure-page.ts';
export {
  askForNotifications,
  createNotificationWish,
  notificationPermission,
  showCallNotification,
  type NotificationPermissionState,
} from './call-notification.ts';
export { drawSquare, readPicture, toSquareJpeg, type PictureSquare } from './picture.ts';
export { queueForTurn, type TabTurn, type TabTurnOptions } from './tab-turn.ts';
