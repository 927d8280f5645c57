/** Fills the screen with the page or goes back; null where the browser cannot. */
export const fullScreenToggle = (): (() => Promise<void>) | null =>
  document.fullscreenEnabled
    ? async () => {
        const change = document.fullscreenElement
          ? document.exitFullscreen()
          : document.documentElement.requestFullscreen();
        // Refused without a click just before; nothing is lost then.
        await change.catch(() => undefined);
      }
    : null;
