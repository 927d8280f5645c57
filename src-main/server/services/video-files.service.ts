import { type Outcome, type VideoFile, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { CallId, VideoFileId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, controlPlayback, everybodyIn, findSeat, isPerson, tell } from '../domain/index.ts';
import type {
  Asker,
  FileStore,
  Handlers,
  Log,
  Publisher,
  RandomSource,
  ReceivedFile,
  Repositories,
  SerialQueue,
  StoredVideoFile,
} from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';
import { requireJoinable, requireSteered, requireWatched } from './operator-standing.ts';

/** Bytes. */
export interface FileRules {
  readonly largestFile: number;
  readonly perCall: number;
  readonly total: number;
}

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly files: FileStore;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly rules: FileRules;
  readonly log: Log;
}

/** Videos that everybody in a call can watch, and the player that all watch together. */
export interface VideoFilesService {
  readonly handlers: Pick<Handlers, 'videoFile.add' | 'videoFile.list' | 'videoFile.open' | 'playback.control'>;
  /** Removes what a former run left behind: halves of uploads, and the files of calls that ended. */
  tidy(): Promise<void>;
}

/** A stored video as others may see it. */
export const toVideoFile = ({ hash: _hash, ...file }: StoredVideoFile): VideoFile => file;

/** Builds the service; the files of a call go when it ends. */
export const createVideoFilesService = (parts: Parts): VideoFilesService => {
  const { live, repositories, files, publisher, queue, random, rules, log } = parts;
  const { videoFiles } = repositories;

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

  /** Whoever adds some content and whoever removes it must not meet halfway. */
  const inTurn = <T>(hash: string, task: () => Promise<T>): Promise<T> => queue.run(`file ${hash}`, task);

  /** The call may have ended, and the room may have been taken, while the bytes came in. */
  const share = async (asker: Asker, callId: CallId, filename: string, received: ReceivedFile) => {
    const call = await requireJoinable(live, asker, callId);
    if (!call.ok) return call;
    const room = await findRoom(parts, callId, received.size);
    if (!room.ok) return room;
    const stored = describe(parts, asker, call.value, filename, received);
    const { hash } = received;
    await inTurn(hash, async () => {
      await received.keep();
      await videoFiles.insert(stored);
    });
    const file = toVideoFile(stored);
    publisher.publish([tell('videoFile.shared', { callId, file }, everybodyIn(call.value))]);
    return ok({ file });
  };

  return {
    handlers: {
      'videoFile.add': async (asker, { callId, filename, content }) => {
        const call = await requireJoinable(live, asker, callId);
        const room = call.ok ? await findRoom(parts, callId, 0) : call;
        if (!room.ok) return room;
        const received = await files.receive(content, rules.largestFile);
        if (!received.ok) return received;
        const shared = await queue.run(callId, () => share(asker, callId, filename, received.value));
        if (!shared.ok) await received.value.discard();
        return shared;
      },
      'videoFile.list': async (asker, { callId }) => {
        const call = await requireWatched(live, asker, callId);
        return call.ok ? ok({ files: (await videoFiles.listOfCall(callId)).map(toVideoFile) }) : call;
      },
      'videoFile.open': async (_asker, { callId, fileId, key }) => {
        const stored = await videoFiles.find(fileId);
        const isOpen = stored?.callId === callId && random.hash(stored.key) === random.hash(key);
        const content = isOpen ? await files.find(stored.hash) : undefined;
        return stored && content ? ok({ file: toVideoFile(stored), content }) : fail('FILE_NOT_FOUND');
      },
      'playback.control': async (asker, { callId, fileId, ...command }) => {
        const call = await requireSteered(live, asker, callId);
        if (!call.ok) return call;
        const stored = await videoFiles.find(fileId);
        if (stored?.callId !== callId) return fail('FILE_NOT_FOUND');
        const change = controlPlayback(call.value, stored, command, live.facts());
        return change.ok ? ok({ playback: (await live.commit(change.value)).playback }) : change;
      },
    },
    async tidy() {
      for (const callId of await videoFiles.listEndedCalls()) await removeOfCall(callId);
      const removed = await files.keepOnly(await videoFiles.listHashes());
      if (removed > 0) log.info({ removed }, 'files that belong to nothing were removed');
    },
  };
};

/** Whether so many bytes more still fit. */
const findRoom = async (
  { repositories: { videoFiles }, rules }: Pick<Parts, 'repositories' | 'rules'>,
  callId: CallId,
  added: number,
): Promise<Outcome<void>> => {
  const ofCall = await videoFiles.totalSize(callId);
  if (ofCall + added > rules.perCall) return fail('STORAGE_FULL', 'There is no room left for the files of this call.');
  const total = await videoFiles.totalSize();
  return total + added > rules.total ? fail('STORAGE_FULL') : ok(undefined);
};

/** The record of a video that has just come in. */
const describe = (
  { random, clock }: Pick<Parts, 'random' | 'clock'>,
  asker: Asker,
  call: CallState,
  filename: string,
  { hash, size, mime, durationMs }: ReceivedFile,
): StoredVideoFile => ({
  id: random.objectId() as VideoFileId,
  callId: call.id,
  filename,
  mime,
  size,
  durationMs,
  uploadedBy: uploaderIn(call, asker),
  uploadedAt: clock.now(),
  key: random.linkToken(),
  hash,
});

/** Somebody in the call is named by the place in it; an operator is not named. */
const uploaderIn = (call: CallState, { actor }: Asker): string | undefined =>
  isPerson(actor) ? (findSeat(call, actor.id)?.id ?? (actor.kind === 'guest' ? actor.id : undefined)) : undefined;
