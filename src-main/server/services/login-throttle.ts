import type { Clock, Timestamp } from '#shared/kernel/clock.ts';

/**
 * Slows down whoever guesses passwords. An attempt counts from its beginning, so that many at once are not one; a right one is
 * taken back and clears the pair of account and address.
 */
export interface LoginThrottle {
  /** False when this one has to wait; otherwise the attempt is counted as a wrong one until it turns out to be right. */
  begin(account: string, address: string | undefined): boolean;
  noteSuccess(account: string, address: string | undefined): void;
}

const WINDOW_MS = 15 * 60_000;
/** Wrong attempts in one window: on one account from one address, on one account, and from one address. */
const LIMITS = { pair: 10, account: 100, address: 50 } as const;
const NAMES = ['pair', 'account', 'address'] as const;
/** Beyond this many counters the expired ones are thrown away. */
const MOST_COUNTERS = 10_000;

interface Counter {
  count: number;
  readonly endsAt: Timestamp;
}

/** Builds a throttle that remembers nothing yet. */
export const createLoginThrottle = (clock: Clock): LoginThrottle => {
  const counters = new Map<string, Counter>();

  const live = (key: string): Counter | undefined => {
    const counter = counters.get(key);
    if (counter && counter.endsAt > clock.now()) return counter;
    counters.delete(key);
    return undefined;
  };

  const count = (key: string) => {
    const counter = live(key);
    if (counter) counter.count += 1;
    else counters.set(key, { count: 1, endsAt: clock.now() + WINDOW_MS });
    if (counters.size > MOST_COUNTERS) for (const old of counters.keys()) live(old);
  };

  const keysOf = (account: string, address = '') =>
    ({ pair: `pair ${address} ${account}`, account: `account ${account}`, address: `address ${address}` }) as const;

  const uncount = (key: string) => {
    const counter = live(key);
    if (counter) counter.count -= 1;
  };

  return {
    begin(account, address) {
      const keys = keysOf(account, address);
      const isBlocked = NAMES.some((name) => (live(keys[name])?.count ?? 0) >= LIMITS[name]);
      if (!isBlocked) Object.values(keys).forEach(count);
      return !isBlocked;
    },
    noteSuccess(account, address) {
      const keys = keysOf(account, address);
      counters.delete(keys.pair);
      uncount(keys.account);
      uncount(keys.address);
    },
  };
};
