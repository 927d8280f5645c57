import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Identity, ServerConnection } from '#renderer/client/client-types.ts';
import { queueForTurn, type TabTurn, type TabTurnOptions } from '#renderer/platform/index.ts';

/**
 * The account's one connection. The server lets the newest connection of a sign-in win, so only one tab of a browser has it:
 * the others wait in line, and a tab that goes into a call takes it.
 */
export interface LiveConnection {
  /** Null while nobody is signed in, and while another tab has the turn. */
  readonly store: StoreApi<ServerConnection | null>;
  /** Takes the turn and gives a connection that is alive or on its way; null when nobody is signed in. */
  take(): Promise<ServerConnection | null>;
  close: () => void;
}

/** Opens a connection; the code for it is fetched when the first one is opened. */
export type Connect = (token: string) => Promise<ServerConnection>;

interface LiveOptions {
  readonly identity: StoreApi<Identity>;
  readonly connect: Connect;
  readonly queue?: (options: TabTurnOptions) => TabTurn;
}

/** For pages that leave the account's connection, and so the calls that come in, to another window. */
export const neverInTurn = (): TabTurn => ({ take: () => undefined, close: () => undefined });

const isUsable = (connection: ServerConnection | null): connection is ServerConnection => {
  const kind = connection?.state.getState().kind;
  return kind === 'connecting' || kind === 'online' || kind === 'reconnecting';
};

/** Follows the identity: signing in queues for the turn, signing out gives it away. A changed name changes nothing. */
export const createLiveConnection = ({ identity, connect, queue = queueForTurn }: LiveOptions): LiveConnection => {
  const store = createStore<ServerConnection | null>(() => null);
  let turn: TabTurn | null = null;
  let token: string | null = null;

  const setConnection = (connection: ServerConnection | null) => store.setState(connection, true);
  const open = async (signedToken: string): Promise<void> => {
    const opened = await connect(signedToken);
    // Somebody else signed in while the code was fetched.
    if (token === signedToken) setConnection(opened);
    else opened.close();
  };
  const enter = (name: string, signedToken: string): void => {
    turn = queue({
      name,
      onTurn: () => void open(signedToken),
      onLost: () => {
        // The connection is not closed here: the server ends it as soon as the other tab has its own, and says why.
        setConnection(null);
        enter(name, signedToken);
      },
    });
  };
  const follow = (person: Identity): void => {
    const next = person.kind === 'account' ? person.token : null;
    if (next === token) return;
    token = next;
    turn?.close();
    turn = null;
    store.getState()?.close();
    setConnection(null);
    if (person.kind === 'account') enter(`beckon:${person.user.id}`, person.token);
  };
  follow(identity.getState());
  const stop = identity.subscribe(follow);

  const nextConnection = () =>
    new Promise<ServerConnection>((resolve) => {
      const unsubscribe = store.subscribe((connection) => {
        if (!connection) return;
        unsubscribe();
        resolve(connection);
      });
    });

  return {
    store,
    async take() {
      const current = store.getState();
      if (isUsable(current)) return current;
      if (token === null) return null;
      if (current) {
        // The turn is here, but the connection is dead for good: a new one.
        await open(token);
        return store.getState();
      }
      const coming = nextConnection();
      turn?.take();
      return coming;
    },
    close() {
      stop();
      token = null;
      turn?.close();
      store.getState()?.close();
    },
  };
};
