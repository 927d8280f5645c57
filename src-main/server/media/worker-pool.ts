import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { Log } from '../ports/index.ts';
import { errorText } from './outcomes.ts';
import type { MediaWorker } from './start-worker.ts';

/** One worker is gone with all that it held; or calls that have no worker can look for one now. */
type PoolEvent = { readonly kind: 'lost'; readonly worker: MediaWorker } | { readonly kind: 'available' };

/** Keeps a number of workers alive. */
export interface WorkerPool {
  readonly events: Source<PoolEvent>;
  live(): readonly MediaWorker[];
  /** Ends all workers and waits for their processes; no new one is started after. */
  close(): Promise<void>;
}

/** A worker that lived this long did not die of what killed the one before. */
const STABLE_MS = 60_000;
const LONGEST_WAIT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 2_000;
/**
 * Ctrl+C in a terminal reaches the workers too, and they may be gone before this process has noticed it itself:
 * only a worker that is missed after this moment has died.
 */
const GRACE_MS = 100;
const END_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** How long to wait before a new start, by the number of early deaths and failed starts in a row. */
const waitAfter = (failures: number): number => (failures === 0 ? 0 : Math.min(LONGEST_WAIT_MS, 125 * 2 ** failures));

/** Starts `size` workers; rejects, with none left running, when one of them cannot be started. */
export const openWorkerPool = async (
  size: number,
  start: () => Promise<MediaWorker>,
  log: Log,
): Promise<WorkerPool> => {
  const first = await Promise.allSettled(Array.from({ length: size }, start));
  const workers = first.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  for (const result of first) {
    if (result.status === 'fulfilled') continue;
    await Promise.all(workers.map(stopWorker));
    throw result.reason;
  }
  return keepAlive(workers, start, log);
};

const keepAlive = (workers: readonly MediaWorker[], start: () => Promise<MediaWorker>, log: Log): WorkerPool => {
  const events = createEmitter<PoolEvent>();
  const live = new Set<MediaWorker>();
  const replacing = new Set<Promise<void>>();
  const stop = new AbortController();
  const stopNow = (): void => stop.abort();
  // On these mediasoup closes its workers by itself; then there is nothing to replace.
  for (const signal of END_SIGNALS) process.once(signal, stopNow);

  const adopt = (worker: MediaWorker, failures: number): void => {
    const bornAt = performance.now();
    live.add(worker);
    worker.child.observer.once('close', () => {
      live.delete(worker);
      events.emit({ kind: 'lost', worker });
      const early = performance.now() - bornAt < STABLE_MS;
      const replaced = replace(worker, early ? failures + 1 : 0).finally(() => replacing.delete(replaced));
      replacing.add(replaced);
    });
  };

  const replace = async ({ child }: MediaWorker, failures: number): Promise<void> => {
    await pause(GRACE_MS, stop.signal);
    if (stop.signal.aborted) return;
    log.error({ pid: child.pid }, 'A media worker died; another is started, and its calls are moved');
    events.emit({ kind: 'available' });
    for (let tries = failures; ; tries += 1) {
      await pause(waitAfter(tries), stop.signal);
      if (stop.signal.aborted || (await startOne(tries))) return;
    }
  };

  const startOne = async (failures: number): Promise<boolean> => {
    try {
      const worker = await start();
      if (stop.signal.aborted) {
        await stopWorker(worker);
        return true;
      }
      adopt(worker, failures);
      log.info({ pid: worker.child.pid }, 'A new media worker is ready');
      events.emit({ kind: 'available' });
      return true;
    } catch (error) {
      log.error({ error: errorText(error) }, 'A media worker could not be started; it is tried again');
      return false;
    }
  };

  const close = async (): Promise<void> => {
    stop.abort();
    for (const signal of END_SIGNALS) process.off(signal, stopNow);
    await Promise.all([...replacing, ...[...live].map(stopWorker)]);
  };

  for (const worker of workers) adopt(worker, 0);
  let closing: Promise<void> | undefined;
  return { events, live: () => (stop.signal.aborted ? [] : [...live]), close: () => (closing ??= close()) };
};

/** Ends early, without an error, when it is aborted. */
const pause = (durationMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener('abort', end);
  });

const stopWorker = ({ child }: MediaWorker): Promise<void> =>
  new Promise((resolve) => {
    if (child.subprocessClosed) return resolve();
    const timer = setTimeout(() => process.kill(child.pid, 'SIGKILL'), CLOSE_TIMEOUT_MS);
    child.once('subprocessclose', () => {
      clearTimeout(timer);
      resolve();
    });
    child.close();
  });
