import type { Closer } from '#shared/kernel/scope.ts';

export interface TabTurnOptions {
  /** Tabs that ask for the same name take turns. */
  readonly name: string;
  /** Called when it is this tab's turn. The closer it gives runs when another tab takes the turn, or this one is done. */
  readonly onTurn: () => Closer;
  /** Another tab took the turn by force. */
  readonly onLost: () => void;
}

/** A tab's place in the queue for what only one tab of a browser may have. */
export interface TabTurn {
  /** Takes the turn from whatever tab has it. Does nothing when it is here already. */
  take(): void;
  /** Gives the turn to the next tab in line. */
  close(): void;
}

/** The part of the Web Locks API that is needed here. */
export type LockRequest = Pick<LockManager, 'request'>;

/**
 * Queues for the turn at once. Without Web Locks (pages without a secure context) it is every tab's turn, and the server,
 * where the newest connection wins, decides.
 */
export const queueForTurn = (options: TabTurnOptions, locks: LockRequest | undefined = navigator.locks): TabTurn => {
  let round = new AbortController();
  let closeTurn: Closer | null = null;
  const finish = () => {
    const close = closeTurn;
    closeTurn = null;
    void close?.();
  };
  const hold = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      closeTurn = options.onTurn();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const enter = (steal: boolean): void => {
    const { signal } = round;
    if (!locks) return void hold(signal);
    // A lock that waits can be aborted, one that is stolen cannot: the browser forbids both options together.
    const request = locks.request(options.name, steal ? { steal } : { signal }, () => hold(signal));
    void Promise.resolve(request).catch(() => {
      // Either this tab gave up waiting itself, or its lock was stolen.
      if (signal.aborted) return;
      finish();
      options.onLost();
    });
  };
  enter(false);
  return {
    take() {
      if (closeTurn) return;
      round.abort();
      round = new AbortController();
      enter(true);
    },
    close() {
      round.abort();
      finish();
    },
  };
};
