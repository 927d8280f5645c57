import type { Clock, Timestamp } from '#shared/kernel/clock.ts';

/** Slows down whoever guesses passwords. Only wrong attempts count; a right one clears the pair of account and address. */
export interface LoginThrottle {
  isBlocked(account: string, address: string | undefined): boolean;
  noteFailure(account: string, address: string | undefined): void;
  noteSuccess(account: string, address: string | undefined): void;
}

const WINDOW_MS = 15 * 60_000;
/** Wrong attempts in one window: on one account from one address, on one account, and from one address. */
const LIMITS = { pair: 10, account: 100, address: 50 } as const;
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

  return {
    isBlocked(account, address) {
      const keys = keysOf(account, address);
      return (['pair', 'account', 'address'] as const).some((name) => (live(keys[name])?.count ?? 0) >= LIMITS[name]);
    },
    noteFailure(account, address) {
      Object.values(keysOf(account, address)).forEach(count);
    },
    noteSuccess(account, address) {
      counters.delete(keysOf(account, address).pair);
    },
  };
};
