import type { CaptureSource } from '#shared/ipc/index.ts';

/** How a screen gets chosen on this system. */
export interface CaptureWays {
  /** The system asks by itself, and the app never sees what could be chosen: portals of Wayland. */
  readonly systemAsks: boolean;
  /** The picker of macOS 15 and later takes the place of the app's own; older ones have none. */
  readonly preferSystemPicker: boolean;
  readonly canShareSound: boolean;
}

/** By the platform and, on Linux, by what the session runs on. */
export const captureWaysOf = (
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): CaptureWays => ({
  systemAsks: platform === 'linux' && environment['XDG_SESSION_TYPE'] === 'wayland',
  preferSystemPicker: platform === 'darwin',
  canShareSound: platform === 'win32',
});

/** What Electron calls a source, by its id. */
export const kindOf = (id: string): CaptureSource['kind'] => (id.startsWith('screen:') ? 'screen' : 'window');

/** What a person chose. */
export interface CaptureChoice {
  readonly sourceId: string;
  readonly withSound: boolean;
}

/** Questions that wait for a person's answer: one at a time, and a newer one ends the older. */
export interface CaptureDesk {
  /** Gives the question's id, and the answer once there is one; null is no. */
  ask(): { readonly id: number; readonly answer: Promise<CaptureChoice | null> };
  /** An answer to a question that no longer waits is passed over. */
  readonly answer: (id: number, choice: CaptureChoice | null) => void;
  /** The page that asked is gone. */
  readonly giveUp: () => void;
}

/** Builds a desk without questions. */
export const createCaptureDesk = (): CaptureDesk => {
  let lastId = 0;
  let waiting: { readonly id: number; readonly resolve: (choice: CaptureChoice | null) => void } | null = null;
  const settle = (choice: CaptureChoice | null): void => {
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.(choice);
  };
  return {
    ask() {
      settle(null);
      lastId += 1;
      const id = lastId;
      return { id, answer: new Promise((resolve) => (waiting = { id, resolve })) };
    },
    answer(id, choice) {
      if (waiting?.id === id) settle(choice);
    },
    giveUp: () => settle(null),
  };
};
