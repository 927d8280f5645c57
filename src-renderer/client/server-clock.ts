import type { CancelTimer, Clock } from '#shared/kernel/clock.ts';
import type { Answer } from './answer.ts';

/** One question to the server's clock: when it was asked and answered by the clock here, and what the server said. */
export interface ClockReading {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly serverTime: number;
}

/** How far the server's clock is ahead of the one here, in milliseconds, and how wrong that can be at most. */
export interface ClockOffset {
  readonly offsetMs: number;
  readonly errorMs: number;
}

const EAGER_READINGS = 8;
const EAGER_MS = 120;
const CALM_MS = 15_000;
/** Clocks drift apart, and a server may be set right: what is older than this counts no more. */
const GOOD_FOR_MS = 120_000;

const tripOf = ({ askedAt, answeredAt }: ClockReading): number => answeredAt - askedAt;

/** The offset by the reading of the shortest way there and back, because nothing can have delayed that one much. */
export const bestOffset = (readings: readonly ClockReading[]): ClockOffset | null => {
  const [best] = readings.toSorted((a, b) => tripOf(a) - tripOf(b));
  if (!best) return null;
  const errorMs = tripOf(best) / 2;
  return { offsetMs: best.serverTime + errorMs - best.answeredAt, errorMs };
};

interface ServerClockOptions {
  /** Asks the server for its time in milliseconds since 1970. */
  readonly ask: () => Promise<Answer<number>>;
  readonly timers: Pick<Clock, 'schedule'>;
  /** A clock that only ever goes forward, in milliseconds. */
  readonly now?: () => number;
}

/** The time of the server, as seen from here: measured by several questions at first and by one now and then. */
export class ServerClock {
  readonly #options: ServerClockOptions;
  readonly #now: () => number;
  #readings: readonly ClockReading[] = [];
  #cancel: CancelTimer | null = null;
  #closed = false;

  constructor(options: ServerClockOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    void this.#read(EAGER_READINGS);
  }

  /** Milliseconds since 1970 on the server's clock; null before the first answer. */
  now(): number | null {
    const best = bestOffset(this.#readings);
    return best && this.#now() + best.offsetMs;
  }

  /** The server is another one, or was away: measure anew. What was known counts until then. */
  refresh(): void {
    this.#cancel?.();
    this.#readings = this.#readings.slice(-1);
    void this.#read(EAGER_READINGS);
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  async #read(more: number): Promise<void> {
    const askedAt = this.#now();
    const answer = await this.#options.ask();
    if (this.#closed) return;
    const answeredAt = this.#now();
    const fresh = this.#readings.filter((reading) => answeredAt - reading.answeredAt < GOOD_FOR_MS);
    if (answer.ok) this.#readings = [...fresh, { askedAt, answeredAt, serverTime: answer.value }];
    this.#cancel?.();
    this.#cancel = this.#options.timers.schedule(more > 1 ? EAGER_MS : CALM_MS, () => void this.#read(more - 1));
  }
}
