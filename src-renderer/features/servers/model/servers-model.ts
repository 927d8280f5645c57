import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, ConnectOutcome, KnownServer, NearbyServer } from '#renderer/platform/index.ts';

/** The part of the bridge that is about other servers. */
export interface ServersBridge {
  readonly ask: Pick<Bridge['ask'], 'serversRead' | 'serverConnect' | 'serverLeave' | 'serverForget'>;
  readonly on: Pick<Bridge['on'], 'serversChanged' | 'linkFailed' | 'keyRefused'>;
}

/** Why a server was not connected to. */
export type ConnectFailure = Exclude<ConnectOutcome, { kind: 'connected' | 'stayed' }>;

/** An attempt to connect: at most one at a time. */
export type Attempt =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly target: string; readonly failure: ConnectFailure };

/** The chosen server showed a key that is not its own. */
export interface RefusedKey {
  readonly origin: string;
  readonly name: string;
  readonly known: string | null;
  readonly seen: string | null;
}

/** What the connecting screens show. */
export interface ServersView {
  readonly known: readonly KnownServer[];
  readonly nearby: readonly NearbyServer[];
  readonly attempt: Attempt;
  readonly refusedKey: RefusedKey | null;
}

/** Servers that may be chosen, and choosing one. */
export interface ServersModel {
  readonly store: StoreApi<ServersView>;
  /** Connects by link, address or id; `trust` is a changed key that the person has agreed to. Success loads the page anew. */
  connect(target: string, trust?: string | null): Promise<void>;
  /** Puts a failure away. */
  readonly dismiss: () => void;
  /** Chooses none: the page loads anew. */
  readonly leave: () => void;
  forget(id: string): void;
}

const atFirst: ServersView = { known: [], nearby: [], attempt: { kind: 'none' }, refusedKey: null };

/** Follows the lists from now on. */
export const createServersModel = ({ ask, on }: ServersBridge): ServersModel => {
  const store = createStore<ServersView>(() => atFirst);
  const fail = (target: string, outcome: ConnectOutcome) => {
    if (outcome.kind === 'stayed') return store.setState({ attempt: { kind: 'none' } });
    if (outcome.kind === 'connected') return;
    store.setState({ attempt: { kind: 'failed', target, failure: outcome } });
  };
  on.serversChanged((lists) => store.setState(lists));
  on.linkFailed(({ target, outcome }) => fail(target, outcome));
  on.keyRefused((refusedKey) => store.setState({ refusedKey }));
  void ask.serversRead(undefined).then((lists) => store.setState(lists));
  return {
    store,
    async connect(target, trust = null) {
      if (store.getState().attempt.kind === 'working') return;
      store.setState({ attempt: { kind: 'working' } });
      const outcome = await ask.serverConnect({ target, trust });
      // Until the page is loaded anew it keeps on saying that it works.
      fail(target, outcome);
    },
    dismiss: () => store.setState({ attempt: { kind: 'none' }, refusedKey: null }),
    leave: () => void ask.serverLeave(undefined),
    forget: (id) => void ask.serverForget({ id }),
  };
};
