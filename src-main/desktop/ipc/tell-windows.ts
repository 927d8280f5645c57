import { type EventName, type EventPayload, type WindowKind, channelOf } from '#shared/ipc/index.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';

/** Tells the window of a kind, if there is one. */
export type TellWindow = <N extends EventName>(kind: WindowKind, name: N, payload: EventPayload<N>) => void;

/** Binds telling to the windows that are open. */
export const createTellWindow =
  (windows: WindowRegistry): TellWindow =>
  (kind, name, payload) =>
    windows.find(kind)?.webContents.send(channelOf(name), payload);
