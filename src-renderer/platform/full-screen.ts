import type { Unsubscribe } from '#shared/kernel/emitter.ts';

/** True while something of this page fills the screen. */
export const isFullScreen = (): boolean => document.fullscreenElement !== null;

/** Fills the screen with the page or goes back; null where the browser cannot. */
export const fullScreenToggle = (): (() => Promise<void>) | null =>
  document.fullscreenEnabled
    ? async () => {
        // Refused without a click just before; nothing is lost then.
        await (isFullScreen() ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
          () => undefined,
        );
      }
    : null;

/** Tells when the page enters or leaves full screen. */
export const onFullScreenChange = (listener: () => void): Unsubscribe => {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
};
