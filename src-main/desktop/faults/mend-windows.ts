import type { WindowKind } from '#shared/ipc/index.ts';
import { createCrashLimit } from './crash-limit.ts';

/** The windows besides the main one, whose page is never worth a dialog. */
export type OtherWindow = Exclude<WindowKind, 'main'>;

interface MenderParts {
  readonly now: () => number;
  readonly reload: (kind: OtherWindow) => void;
  readonly close: (kind: OtherWindow) => void;
  /** A window that broke again was closed. */
  readonly gaveUp: (kind: OtherWindow) => void;
}

/** What is done when the page of a window is gone: it is loaded anew, once in a minute; after that the window goes. */
export const createMender = ({ now, reload, close, gaveUp }: MenderParts): ((kind: OtherWindow) => void) => {
  const limits = {
    control: createCrashLimit(now, 1),
    ringing: createCrashLimit(now, 1),
    mini: createCrashLimit(now, 1),
  } as const satisfies Readonly<Record<OtherWindow, unknown>>;
  return (kind) => {
    if (limits[kind].mayGoOn()) return reload(kind);
    close(kind);
    gaveUp(kind);
  };
};
