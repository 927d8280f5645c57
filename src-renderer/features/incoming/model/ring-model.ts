import { createStore, type StoreApi } from 'zustand/vanilla';
import { inbounds, outbounds, type Outbound } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';

/** One call that rings. */
export interface Ring {
  readonly callId: string;
  readonly conversationId: string;
  readonly callerName: string;
  readonly callerAvatar: string | undefined;
  readonly type: 'video' | 'audio';
  readonly answer: () => void;
  /** Null for voice calls, which have none. */
  readonly answerWithoutCamera: (() => void) | null;
  readonly decline: () => void;
}

/** Whether somebody calls right now: the call that rings, and those that wait behind it. */
export type RingView =
  { readonly kind: 'quiet' } | (Ring & { readonly kind: 'ringing'; readonly others: readonly Ring[] });

type Incoming = Outbound<'incoming'>;

/** All that ring, the oldest first. */
export const ringsOf = (view: RingView): readonly Ring[] => (view.kind === 'ringing' ? [view, ...view.others] : []);

export interface RingModel {
  readonly store: StoreApi<RingView>;
  /** Calls of this conversation need not ring: the page waits for one and goes in by itself. Null ends that. */
  hush(conversationId: string | null): void;
  close: () => void;
}

interface RingOptions {
  /** The connection that rings; null while there is none in this tab. */
  readonly connection: StoreApi<ServerConnection | null>;
  /** Goes into the call that was answered; as a voice call it leaves the camera off. */
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
  let hushed: string | null = null;

  const show = (): void => {
    const line = connection.getState();
    const loud = queue.filter(({ conversationId }) => conversationId !== hushed);
    const [first, ...others] = line ? loud.map((call) => toRing(call, line)) : [];
    store.setState(first ? { kind: 'ringing', ...first, others } : QUIET, true);
  };

  const toRing = ({ callId, conversationId, type, caller }: Incoming, line: ServerConnection): Ring => {
    const settle = () => drop(callId);
    const answerAs = (kind: Incoming['type']) => () => {
      settle();
      onAnswer({ callId, conversationId, type: kind });
    };
    const answer = answerAs(type);
    const answerWithoutCamera = type === 'video' ? answerAs('audio') : null;
    const decline = () => {
      settle();
      void line.send(inbounds.reject, { callId, reason: 'declined' }).then(onSettled);
    };
    const { username: callerName, avatar: callerAvatar } = caller;
    return { callId, conversationId, callerName, callerAvatar, type, answer, answerWithoutCamera, decline };
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
    hush(conversationId) {
      hushed = conversationId;
      show();
    },
    close() {
      stop();
      unfollow();
    },
  };
};
