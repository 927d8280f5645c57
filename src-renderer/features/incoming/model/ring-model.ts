import { createStore, type StoreApi } from 'zustand/vanilla';
import { inbounds, outbounds, type Outbound } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';

/** Whether somebody calls right now. */
export type RingView =
  | { readonly kind: 'quiet' }
  | {
      readonly kind: 'ringing';
      readonly callId: string;
      readonly conversationId: string;
      readonly callerName: string;
      readonly callerAvatar: string | undefined;
      readonly type: 'video' | 'audio';
      readonly answer: () => void;
      readonly decline: () => void;
    };

type Incoming = Outbound<'incoming'>;

export interface RingModel {
  readonly store: StoreApi<RingView>;
  close: () => void;
}

interface RingOptions {
  /** The connection that rings; null while there is none in this tab. */
  readonly connection: StoreApi<ServerConnection | null>;
  /** Goes into the call that was answered. */
  readonly onAnswer: (call: Pick<Incoming, 'callId' | 'conversationId' | 'type'>) => void;
  /** A call no longer rings: the history has changed. */
  readonly onSettled: () => void;
}

const nothing = (): void => undefined;
const QUIET: RingView = { kind: 'quiet' };

/** Follows whatever connection there is. Several calls ring one after the other, the oldest first. */
export const createRingModel = ({ connection, onAnswer, onSettled }: RingOptions): RingModel => {
  const store = createStore<RingView>(() => QUIET);
  let queue: readonly Incoming[] = [];

  const show = (): void => {
    const [call] = queue;
    const line = connection.getState();
    if (!call || !line) return store.setState(QUIET, true);
    const { callId, conversationId, type, caller } = call;
    const settle = () => drop(callId);
    const answer = () => {
      settle();
      onAnswer({ callId, conversationId, type });
    };
    const decline = () => {
      settle();
      void line.send(inbounds.reject, { callId, reason: 'declined' }).then(onSettled);
    };
    const { username: callerName, avatar: callerAvatar } = caller;
    store.setState({ kind: 'ringing', callId, conversationId, callerName, callerAvatar, type, answer, decline }, true);
  };

  const drop = (callId: string): void => {
    queue = queue.filter((call) => call.callId !== callId);
    show();
  };

  const follow = (line: ServerConnection): (() => void) => {
    const stops = [
      line.on(outbounds.incoming, (call) => {
        queue = [...queue.filter((other) => other.callId !== call.callId), call];
        show();
      }),
      line.on(outbounds.ringStopped, ({ callId }) => {
        drop(callId);
        onSettled();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  };

  let unfollow = nothing;
  const rewire = (line: ServerConnection | null): void => {
    unfollow();
    queue = [];
    show();
    unfollow = line ? follow(line) : nothing;
  };
  rewire(connection.getState());
  const stop = connection.subscribe(rewire);
  return {
    store,
    close() {
      stop();
      unfollow();
    },
  };
};
