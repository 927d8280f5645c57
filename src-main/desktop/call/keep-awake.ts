import type { PowerSaveBlocker } from 'electron';
import { type CallDesk, callIn } from './call-desk.ts';

/** Keeps the screen on while the main window is in a call, and not a moment longer. */
export const keepAwakeInCalls = (desk: CallDesk, blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): void => {
  let held: number | null = null;
  desk.changes.on(({ now }) => {
    const isInCall = callIn(now) !== null;
    if (isInCall) held ??= blocker.start('prevent-display-sleep');
    else if (held !== null) {
      blocker.stop(held);
      held = null;
    }
  });
};
