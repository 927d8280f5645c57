import { availableParallelism } from 'node:os';
import { setLogEventListeners } from 'mediasoup';
import { createEmitter } from '#shared/kernel/emitter.ts';
import type { Log, MediaNotice, MediaPort } from '../ports/index.ts';
import { createConsumers } from './consumers.ts';
import { createFigures } from './figures.ts';
import { createLinkStats } from './link-stats.ts';
import { closeOwned, countObjects, createObjects, findOwner } from './media-objects.ts';
import { errorText } from './outcomes.ts';
import { createProducers } from './producers.ts';
import { createRooms } from './rooms.ts';
import { type WorkerOptions, createWorkerStarter } from './start-worker.ts';
import { createTransports } from './transports.ts';
import { openWorkerPool } from './worker-pool.ts';

/** What the SFU needs to know about its machine. */
export interface MediaOptions extends WorkerOptions {
  /** How many worker processes; one per core unless told otherwise. Each takes one UDP and one TCP port of the same number. */
  readonly workers?: number | undefined;
  readonly log: Log;
}

/** Starts all workers; rejects with an Error that says what to do when one of them cannot run. */
export const openMedia = async (options: MediaOptions): Promise<MediaPort> => {
  const { log, workers = availableParallelism() } = options;
  reportMediasoupLog(log);
  const pool = await openWorkerPool(workers, createWorkerStarter(options), log);

  const notices = createEmitter<MediaNotice>();
  const tell = (notice: MediaNotice): void => {
    try {
      notices.emit(notice);
    } catch (bug) {
      // Most notices begin in a listener of mediasoup, which swallows throws; the process's own handler must see them.
      queueMicrotask(() => {
        throw bug;
      });
    }
  };

  const objects = createObjects();
  const rooms = createRooms({ pool, objects, tell, log });
  return {
    notices,
    openRoom: (callId, codecs) => rooms.open(callId, codecs),
    findRoom: (callId) => rooms.find(callId),
    closeRoom: (callId) => rooms.close(callId),
    closeParticipant: (callId, participantId) => closeOwned(objects, callId, participantId),
    closeAllTransports: (callId) => closeOwned(objects, callId),
    ownerOf: (kind, id) => (kind === 'router' ? rooms.ownerOf(id) : findOwner(objects[`${kind}s`], id)),
    ...createTransports({ rooms, objects }),
    ...createProducers({ rooms, objects, tell }),
    ...createConsumers({ rooms, objects }),
    ...createLinkStats(objects),
    ...createFigures(pool, objects),
    counts: () => ({ workers: pool.live().length, routers: rooms.count(), ...countObjects(objects) }),
    close: () => pool.close(),
  };
};

/** What is told elsewhere: refusals, to whoever asked; deaths of workers, by the pool. */
const TOLD_ELSEWHERE = /throwing MediaSoup|canConsume\(\)|worker process died/;

/** The logger of mediasoup is one per process: with several SFUs in one process the newest one's log gets it all. */
const reportMediasoupLog = (log: Log): void =>
  setLogEventListeners({
    // Refused requests again, and stray packets, which anybody can send.
    onwarn: (source, text) => log.debug({ source }, text),
    onerror(source, text, error) {
      const fields = error ? { source, error: errorText(error) } : { source };
      if (TOLD_ELSEWHERE.test(text)) log.debug(fields, text);
      else log.warn(fields, text);
    },
  });
