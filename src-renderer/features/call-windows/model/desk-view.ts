import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, DeskReport } from '#renderer/platform/index.ts';

/** The part of the bridge that is about the calls of the main window. */
export interface DeskViewBridge {
  readonly ask: Pick<Bridge['ask'], 'deskRead'>;
  readonly on: Pick<Bridge['on'], 'deskChanged'>;
}

/** What the main window says of calls, from now on; null while there is none. */
export const followDesk = async ({ ask, on }: DeskViewBridge): Promise<StoreApi<DeskReport | null>> => {
  let isNewer = false;
  const store = createStore<DeskReport | null>(() => null);
  on.deskChanged((report) => {
    isNewer = true;
    store.setState(report, true);
  });
  const report = await ask.deskRead(undefined);
  if (!isNewer) store.setState(report, true);
  return store;
};
