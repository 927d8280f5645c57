import { createWorker, version, workerBin as defaultWorkerBin } from 'mediasoup';
import type { WebRtcServer, Worker } from 'mediasoup/types';
import { type ListenOptions, type ListenPlan, isLocalAddress, planListening, toListenInfos } from './listen-plan.ts';
import { errorText } from './outcomes.ts';

/** What every worker is started with. */
export interface WorkerOptions extends ListenOptions {
  /** Path of the mediasoup-worker binary; otherwise the variable MEDIASOUP_WORKER_BIN names it. */
  readonly workerBin?: string | undefined;
  /** Each worker takes one number of it, for UDP and TCP. */
  readonly portRange: { readonly min: number; readonly max: number };
}

/** One running worker process with its sockets open. */
export interface MediaWorker {
  readonly child: Worker;
  readonly server: WebRtcServer;
  readonly listening: ListenPlan;
}

const START_TIMEOUT_MS = 30_000;

/** Gives the function that starts one worker after another, on ports that no other one has. It rejects with a clear Error. */
export const createWorkerStarter = (options: WorkerOptions): (() => Promise<MediaWorker>) => {
  const portsInUse = new Set<number>();
  return async () => {
    const child = await startChild(options.workerBin ?? defaultWorkerBin);
    try {
      // Anew each time: a laptop may have moved to another network since the last worker was started.
      const listening = planListening(options, isLocalAddress);
      return { child, listening, server: await openSockets(child, listening, options.portRange, portsInUse) };
    } catch (error) {
      child.close();
      throw error;
    }
  };
};

const startChild = async (path: string): Promise<Worker> => {
  const starting = createWorker({ workerBin: path, logLevel: 'error' });
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    timeout.reject(new Error('it does not answer'));
    void starting.then((late) => late.close());
  }, START_TIMEOUT_MS);
  try {
    return await Promise.race([starting, timeout.promise]);
  } catch (error) {
    throw new Error(
      `The media worker ${path} cannot be started (${errorText(error)}). Run "npm run setup" to get it, ` +
        `or set MEDIASOUP_WORKER_BIN to a mediasoup-worker ${version} for this machine.`,
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
};

/** Opens all sockets of the plan on the first port number that is free for every one of them. */
const openSockets = async (
  child: Worker,
  plan: ListenPlan,
  { min, max }: WorkerOptions['portRange'],
  portsInUse: Set<number>,
): Promise<WebRtcServer> => {
  for (let port = min; port <= max; port += 1) {
    if (portsInUse.has(port)) continue;
    portsInUse.add(port);
    try {
      const server = await child.createWebRtcServer({ listenInfos: toListenInfos(plan, port) });
      child.observer.once('close', () => portsInUse.delete(port));
      return server;
    } catch (error) {
      portsInUse.delete(port);
      if (!isPortTaken(error)) {
        throw new Error(`Media cannot listen on port ${port}: ${errorText(error)}`, { cause: error });
      }
    }
  }
  throw new Error(`Media found no free port from ${min} to ${max}: every worker needs one for both UDP and TCP.`);
};

/** libuv's words for EADDRINUSE, and for EACCES, with which Windows answers for the ports that it has reserved. */
const isPortTaken = (error: unknown): boolean => /address already in use|permission denied/.test(errorText(error));
