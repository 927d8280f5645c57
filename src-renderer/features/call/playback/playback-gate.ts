import { createStore, type StoreApi } from 'zustand/vanilla';

/** Browsers refuse sound on pages that nobody touched yet. This waits for the touch and then plays all that was refused. */
export interface PlaybackGate {
  /** True while sound waits for a click. */
  readonly blocked: StoreApi<boolean>;
  /** Resolves when the element plays, which may be after a click; never rejects. */
  play(element: Pick<HTMLMediaElement, 'play'>): Promise<void>;
  /** Tries again; to be called in the handler of a click. */
  open(): void;
}

const isRefusal = (failure: unknown): boolean => failure instanceof DOMException && failure.name === 'NotAllowedError';

/** Builds the gate of one call. */
export const createPlaybackGate = (): PlaybackGate => {
  const blocked = createStore(() => false);
  let waiting: (() => void)[] = [];
  const play = async (element: Pick<HTMLMediaElement, 'play'>): Promise<void> => {
    try {
      await element.play();
    } catch (failure) {
      // Anything but a refusal means that the element was given up meanwhile.
      if (!isRefusal(failure)) return;
      blocked.setState(true, true);
      await new Promise<void>((resolve) => waiting.push(resolve));
      await play(element);
    }
  };
  return {
    blocked,
    play,
    open() {
      const refused = waiting;
      waiting = [];
      blocked.setState(false, true);
      for (const resume of refused) resume();
    },
  };
};
