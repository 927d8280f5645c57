import { createStore } from 'zustand/vanilla';
import type { RingModel, RingView } from '#renderer/features/incoming/index.ts';

/** Nobody calls; what is hushed is written down. */
export const createQuietRing = (): RingModel & { readonly hushed: (string | null)[] } => {
  const hushed: (string | null)[] = [];
  return {
    store: createStore<RingView>(() => ({ kind: 'quiet' })),
    hushed,
    hush: (conversationId) => void hushed.push(conversationId),
    close: () => undefined,
  };
};
