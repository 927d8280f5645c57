import { BRIDGE_NAME } from '#shared/ipc/bridge-name.ts';
import type { Bridge } from '#shared/ipc/index.ts';

export { DESK_MESSAGE_LIMIT, DESK_NAME_LIMIT } from '#shared/ipc/call-limits.ts';

export { isFeedAddress, isShortcut } from '#shared/ipc/settings-rules.ts';
export type {
  AppInfo,
  AppSettings,
  Bridge,
  CaptureOffer,
  CaptureSource,
  ChosenServer,
  ConnectOutcome,
  DeskCall,
  DeskCommand,
  DeskReport,
  DeskRing,
  HostingState,
  KnownServer,
  NearbyServer,
  SettingsOutcome,
} from '#shared/ipc/index.ts';

/** The bridge to the desktop app around this page; null in browsers. */
export const findDesktop = (page: object = window): Bridge | null => {
  const bridge: unknown = Reflect.get(page, BRIDGE_NAME);
  // Only the app's own preload can have put it there, and it is derived from the same catalog as the type.
  return typeof bridge === 'object' && bridge !== null ? (bridge as Bridge) : null;
};

/** Something kept for the page that can be read at once and is written in the background. */
export const createKeptStorage = (
  kept: Readonly<Record<string, string>>,
  write: (key: string, value: string | null) => void,
): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const values = new Map(Object.entries(kept));
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      values.set(key, value);
      write(key, value);
    },
    removeItem(key) {
      values.delete(key);
      write(key, null);
    },
  };
};
