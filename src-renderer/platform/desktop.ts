import { BRIDGE_NAME } from '#shared/ipc/bridge-name.ts';
import type { Bridge } from '#shared/ipc/index.ts';
import type { KeyValueStorage } from './stored-value.ts';

export { DESK_MESSAGE_LIMIT, DESK_NAME_LIMIT, DESK_RINGS_LIMIT } from '#shared/ipc/call-limits.ts';

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
  MiniWord,
  NearbyServer,
  SettingsOutcome,
  UpdateState,
} from '#shared/ipc/index.ts';

/** The bridge to the desktop app around this page; null in browsers. */
export const findDesktop = (page: object = window): Bridge | null => {
  const bridge: unknown = Reflect.get(page, BRIDGE_NAME);
  // Only the app's own preload can have put it there, and it is derived from the same catalog as the type.
  return typeof bridge === 'object' && bridge !== null ? (bridge as Bridge) : null;
};

/** Something kept for the page that can be read at once and is written in the background. */
export interface KeptStorage extends KeyValueStorage {
  /** Another window wrote this; null when it removed it. */
  take(key: string, value: string | null): void;
}

/** Begins with what is kept. Writing what is there already writes nothing, so that windows never answer each other for ever. */
export const createKeptStorage = (
  kept: Readonly<Record<string, string>>,
  write: (key: string, value: string | null) => void,
): KeptStorage => {
  const values = new Map(Object.entries(kept));
  const take = (key: string, value: string | null): void => {
    if (value === null) values.delete(key);
    else values.set(key, value);
  };
  const change = (key: string, value: string | null): void => {
    if ((values.get(key) ?? null) === value) return;
    take(key, value);
    write(key, value);
  };
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: change,
    removeItem: (key) => change(key, null),
    take,
  };
};
