import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/platform/index.ts';

/** The part of the bridge that tells of refused keys. */
export interface KeyRefusalBridge {
  readonly on: Pick<Bridge['on'], 'keyRefused'>;
}

/** For windows in which the question is not asked: true from when a key was refused until somebody has seen it. */
export const followKeyRefusal = ({ on }: KeyRefusalBridge): StoreApi<boolean> => {
  const refused = createStore(() => false);
  on.keyRefused(() => refused.setState(true, true));
  return refused;
};
