import type { BrowserWindow } from 'electron';
import type { WindowKind } from '#shared/ipc/index.ts';

/** The windows that are open, by what they are for. There is at most one of each kind. */
export interface WindowRegistry {
  add(kind: WindowKind, window: BrowserWindow): void;
  find(kind: WindowKind): BrowserWindow | undefined;
  /** All that are open. */
  readonly all: () => readonly BrowserWindow[];
  /** Which window a page is in; undefined for pages that are not ours. */
  readonly kindOf: (contentsId: number) => WindowKind | undefined;
}

/** Builds the registry; windows leave it by themselves when they are closed. */
export const createWindowRegistry = (): WindowRegistry => {
  const windows = new Map<WindowKind, BrowserWindow>();
  const kinds = new Map<number, WindowKind>();
  return {
    add(kind, window) {
      const contentsId = window.webContents.id;
      windows.set(kind, window);
      kinds.set(contentsId, kind);
      window.once('closed', () => {
        kinds.delete(contentsId);
        if (windows.get(kind) === window) windows.delete(kind);
      });
    },
    find: (kind) => windows.get(kind),
    all: () => [...windows.values()],
    kindOf: (contentsId) => kinds.get(contentsId),
  };
};
