import type { CancelTimer } from '#shared/kernel/clock.ts';
import type { MediaEngine } from './media-engine.ts';
import { type InboundCounters, type StatsReport, hasDelivered, readReport } from './stats.ts';
import type { TrackTable } from './track-table.ts';

/** Often enough that a hand-over is not felt. */
const FAST_MS = 100;
/** For tracks that keep us waiting, such as those of a sender who has gone. */
const SLOW_MS = 1_000;
const FAST_ROUNDS = 80;

interface FlowWatchOptions {
  readonly engine: MediaEngine;
  readonly table: TrackTable;
  /** Statistics of all connections that receive. */
  readonly reports: () => Promise<readonly StatsReport[]>;
}

/** Finds out when expected tracks begin to deliver. It looks only while there is something to wait for. */
export class FlowWatch {
  readonly #options: FlowWatchOptions;
  #cancel: CancelTimer | null = null;
  #rounds = 0;
  #closed = false;

  constructor(options: FlowWatchOptions) {
    this.#options = options;
  }

  /** Something new may have to be waited for. */
  wake(): void {
    this.#rounds = 0;
    this.#plan();
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  #plan(): void {
    this.#cancel?.();
    this.#cancel = null;
    const { engine, table } = this.#options;
    if (this.#closed || table.pending().length === 0) return;
    const delayMs = this.#rounds++ < FAST_ROUNDS ? FAST_MS : SLOW_MS;
    this.#cancel = engine.clock.schedule(delayMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { engine, table, reports } = this.#options;
    try {
      const counters = new Map<string, InboundCounters>();
      for (const report of await reports()) for (const [id, row] of readReport(report).inbound) counters.set(id, row);
      if (this.#closed) return;
      for (const { key, track } of table.pending()) if (hasDelivered(counters.get(track.id))) table.markFlowing(key);
    } catch (failure) {
      // A connection that closed while it was asked is no news.
      if (!this.#closed) engine.report(failure);
    }
    this.#plan();
  }
}
