import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, CaptureOffer } from '#renderer/platform/index.ts';

/** The part of the bridge that is about sharing. */
export interface PickerBridge {
  readonly ask: Pick<Bridge['ask'], 'captureSources' | 'captureChoose'>;
  readonly on: Pick<Bridge['on'], 'captureAsked'>;
}

/** The question what to share, while there is one. */
export interface PickerModel {
  /** Null while nobody asks. */
  readonly store: StoreApi<CaptureOffer | null>;
  /** Looks again; the pictures are those of now. */
  refresh(): Promise<void>;
  choose(sourceId: string, withSound: boolean): void;
  readonly cancel: () => void;
}

/** Waits for questions from now on. */
export const createPickerModel = ({ ask, on }: PickerBridge): PickerModel => {
  const store = createStore<CaptureOffer | null>(() => null);
  const answer = (sourceId: string | null, withSound: boolean): void => {
    const offer = store.getState();
    if (!offer) return;
    store.setState(null, true);
    void ask.captureChoose({ id: offer.id, sourceId, withSound });
  };
  on.captureAsked((offer) => store.setState(offer, true));
  return {
    store,
    async refresh() {
      const asked = store.getState();
      if (!asked) return;
      const sources = await ask.captureSources(undefined);
      const now = store.getState();
      if (now?.id === asked.id) store.setState({ ...now, sources }, true);
    },
    choose: answer,
    cancel: () => answer(null, false),
  };
};
