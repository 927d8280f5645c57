export interface TabTurnOptions {
  /** Tabs that ask for the same name take turns. */
  readonly name: string;
  /** It is this tab's turn now. */
  readonly onTurn: () => void;
  /** Another tab took the turn by force. */
  readonly onLost: () => void;
}

/** A tab's place in the queue for what only one tab of a browser may have. */
export interface TabTurn {
  /** Takes the turn from whatever tab has it; `onTurn` follows. Does nothing when the turn is here already. */
  take(): void;
  /** Gives the turn to the next tab in line. */
  close(): void;
}

/** The part of the Web Locks API that is needed here. */
export type LockRequest = Pick<LockManager, 'request'>;

const browserLocks = (): LockRequest | undefined => ('locks' in navigator ? navigator.locks : undefined);

/**
 * Queues for the turn at once. Without Web Locks (pages without a secure context) it is every tab's turn, and the server,
 * where the newest connection wins, decides.
 */
export const queueForTurn = (options: TabTurnOptions, locks = browserLocks()): TabTurn => {
  let round = new AbortController();
  let held = false;
  const hold = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      held = true;
      signal.addEventListener('abort', () => resolve(), { once: true });
      options.onTurn();
    });
  const enter = (steal: boolean): void => {
    const { signal } = round;
    if (!locks) return void hold(signal);
    // A lock that waits can be aborted and one can be stolen, but browsers forbid to ask for both at once.
    const request = locks.request(options.name, steal ? { steal } : { signal }, () => hold(signal));
    void Promise.resolve(request).catch(() => {
      // Either this tab gave up waiting, or its lock was stolen.
      if (signal.aborted) return;
      held = false;
      options.onLost();
    });
  };
  enter(false);
  return {
    take() {
      if (held) return;
      round.abort();
      round = new AbortController();
      enter(true);
    },
    close() {
      held = false;
      round.abort();
    },
  };
};
