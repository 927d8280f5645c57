import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { Log } from '../ports/index.ts';
import { errorText } from './outcomes.ts';
import type { MediaWorker } from './start-worker.ts';

/** One worker is gone with all that it held, or a new one can take calls. */
export type PoolEvent = { readonly kind: 'lost' | 'ready'; readonly worker: MediaWorker };

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
  const stop = new AbortController();
  const replacing = new Set<Promise<void>>();

  const adopt = (worker: MediaWorker, failures: number): void => {
    const { child } = worker;
    const bornAt = performance.now();
    live.add(worker);
    child.observer.once('close', () => {
      live.delete(worker);
      if (!child.died) {
        // Closed by us, or by mediasoup itself because this process was told to end: the others follow, none is replaced.
        stop.abort();
      } else if (!stop.signal.aborted) {
        log.error({ pid: child.pid }, 'A media worker died; another is started and takes its calls');
        replace(performance.now() - bornAt < STABLE_MS ? failures + 1 : 0);
      }
      events.emit({ kind: 'lost', worker });
    });
  };

  const replace = (failures: number): void => {
    const attempt = tryToReplace(failures).finally(() => replacing.delete(attempt));
    replacing.add(attempt);
  };

  const tryToReplace = async (failures: number): Promise<void> => {
    await pause(waitAfter(failures), stop.signal);
    if (stop.signal.aborted) return;
    try {
      const worker = await start();
      if (stop.signal.aborted) return await stopWorker(worker);
      adopt(worker, failures);
      log.info({ pid: worker.child.pid }, 'A new media worker is ready');
      events.emit({ kind: 'ready', worker });
    } catch (error) {
      log.error({ error: errorText(error) }, 'A media worker could not be started; it is tried again');
      replace(failures + 1);
    }
  };

  const close = async (): Promise<void> => {
    stop.abort();
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
