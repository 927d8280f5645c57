import type { Closer } from '#shared/kernel/scope.ts';

/** Keeps the screen on until closed, where the browser can; comes back after the page was hidden. */
export const holdWakeLock = (): Closer => {
  let lock: WakeLockSentinel | null = null;
  let closed = false;
  const acquire = async (): Promise<void> => {
    if (closed || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on low battery, for example; the call goes on all the same.
    const taken = await navigator.wakeLock.request('screen').catch(() => null);
    if (closed) await taken?.release();
    else lock = taken;
  };
  const onVisibility = () => void acquire();
  document.addEventListener('visibilitychange', onVisibility);
  void acquire();
  return async () => {
    closed = true;
    document.removeEventListener('visibilitychange', onVisibility);
    await lock?.release();
  };
};
