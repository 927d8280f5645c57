import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, HostingState } from '#renderer/platform/index.ts';

/** The part of the bridge that is about the own server. */
export interface HostingBridge {
  readonly ask: Pick<Bridge['ask'], 'hostingRead' | 'hostingStart' | 'hostingStop' | 'hostingLog'>;
  readonly on: Pick<Bridge['on'], 'hostingChanged'>;
}

/** One line of the server's log. */
export type LogLine = Awaited<ReturnType<HostingBridge['ask']['hostingLog']>>[number];

/** The own server as the page sees it. */
export interface HostingModel {
  readonly store: StoreApi<HostingState>;
  readonly start: () => void;
  /** Gives how many people are in calls there; unless that is none, or was agreed to, it goes on running. */
  stop(evenWithPeople: boolean): Promise<number>;
  readLog(): Promise<readonly LogLine[]>;
}

/** Follows the own server from now on. */
export const createHostingModel = ({ ask, on }: HostingBridge): HostingModel => {
  const store = createStore<HostingState>(() => ({ kind: 'stopped' }));
  on.hostingChanged((state) => store.setState(state, true));
  void ask.hostingRead(undefined).then((state) => store.setState(state, true));
  return {
    store,
    start: () => void ask.hostingStart(undefined),
    stop: async (evenWithPeople) => (await ask.hostingStop({ evenWithPeople })).peopleInCalls,
    readLog: () => ask.hostingLog(undefined),
  };
};
