import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type {
  FileStore,
  Log,
  Publisher,
  ReceivedFile,
  Repositories,
  SerialQueue,
  StoredVideoFile,
} from '../ports/index.ts';

/** Bytes. */
export interface FileRules {
  readonly largestFile: number;
  readonly perCall: number;
  readonly total: number;
}

/** Keeps the files on the disk and their entries in the store true to each other. */
export interface FileKeeper {
  /** STORAGE_FULL when so many more bytes would be too many. */
  requireRoom(callId: CallId, added: number): Promise<Outcome<void>>;
  /** Both are durable when it resolves. */
  keep(received: ReceivedFile, entry: StoredVideoFile): Promise<void>;
  /** Removes what a former run left behind: halves of uploads, and the files of calls that ended. */
  tidy(): Promise<void>;
}

interface Parts {
  readonly repositories: Pick<Repositories, 'videoFiles'>;
  readonly files: FileStore;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly rules: FileRules;
  readonly log: Log;
}

/** Builds the keeper; the files of a call go when it ends. */
export const createFileKeeper = (parts: Parts): FileKeeper => {
  const { files, publisher, queue, rules, log } = parts;
  const { videoFiles } = parts.repositories;

  /** Whoever adds some content and whoever removes it must not meet halfway. */
  const inTurn = <T>(hash: string, task: () => Promise<T>): Promise<T> => queue.run(`file ${hash}`, task);

  const removeOfCall = async (callId: CallId) => {
    const gone = await videoFiles.listOfCall(callId);
    await videoFiles.removeOfCall(callId);
    for (const hash of new Set(gone.map((file) => file.hash))) {
      await inTurn(hash, async () => {
        if ((await videoFiles.countWithHash(hash)) === 0) await files.remove(hash);
      });
    }
  };

  publisher.published.on(({ event }) => {
    if (event.name !== 'call.ended') return;
    const { callId } = event.payload;
    removeOfCall(callId).catch((bug: unknown) => log.error({ callId, err: bug }, 'files were not removed'));
  });

  return {
    async requireRoom(callId, added) {
      const ofCall = await videoFiles.totalSize(callId);
      if (ofCall + added > rules.perCall)
        return fail('STORAGE_FULL', 'There is no room left for the files of this call.');
      const total = await videoFiles.totalSize();
      return total + added > rules.total ? fail('STORAGE_FULL') : ok(undefined);
    },
    keep: (received, entry) =>
      inTurn(received.hash, async () => {
        await received.keep();
        await videoFiles.insert(entry);
      }),
    async tidy() {
      for (const callId of await videoFiles.listEndedCalls()) await removeOfCall(callId);
      const removed = await files.keepOnly(await videoFiles.listHashes());
      if (removed > 0) log.info({ removed }, 'files that belong to nothing were removed');
    },
  };
};
