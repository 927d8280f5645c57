import { type VideoFile, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { CallId, VideoFileId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type CallState, controlPlayback, everybodyIn, findSeat, isPerson, tell } from '../domain/index.ts';
import type {
  Asker,
  FileStore,
  Handlers,
  Publisher,
  RandomSource,
  ReceivedFile,
  Repositories,
  SerialQueue,
  StoredVideoFile,
} from '../ports/index.ts';
import type { FileKeeper, FileRules } from './file-keeper.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf, requireJoinable, requireSteered, requireWatched } from './operator-standing.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Pick<Repositories, 'videoFiles'>;
  readonly files: FileStore;
  readonly keeper: FileKeeper;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly rules: FileRules;
}

type FileHandlers = Pick<Handlers, 'videoFile.add' | 'videoFile.list' | 'videoFile.open' | 'playback.control'>;

/** A stored video as others may see it. */
export const toVideoFile = ({ hash: _hash, ...file }: StoredVideoFile): VideoFile => file;

/** Videos that everybody in a call can watch, and the player that all watch together. */
export const createVideoFilesService = (parts: Parts): FileHandlers => {
  const { live, files, keeper, publisher, queue, random, clock, rules } = parts;
  const { videoFiles } = parts.repositories;

  /** The call may have ended, and the room may have been taken, while the bytes came in. */
  const share = async (asker: Asker, callId: CallId, filename: string, received: ReceivedFile) => {
    const call = await requireJoinable(live, asker, callId);
    if (!call.ok) return call;
    const room = await keeper.requireRoom(callId, received.size);
    if (!room.ok) return room;
    const { hash, size, mime, durationMs } = received;
    const id = random.objectId() as VideoFileId;
    const uploadedBy = uploaderIn(call.value, asker);
    const about = { filename, mime, size, durationMs, uploadedBy, uploadedAt: clock.now() };
    const stored: StoredVideoFile = { id, callId, ...about, key: random.linkToken(), hash };
    await keeper.keep(received, stored);
    const file = toVideoFile(stored);
    const told = tell('videoFile.shared', { callId, file }, everybodyIn(call.value));
    publisher.publish([{ ...told, ...authorOf(asker) }]);
    return ok({ file });
  };

  return {
    'videoFile.add': async (asker, { callId, filename, content }) => {
      const call = await requireJoinable(live, asker, callId);
      const room = call.ok ? await keeper.requireRoom(callId, 0) : call;
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
      return change.ok ? ok({ playback: (await live.commit(change.value, authorOf(asker))).playback }) : change;
    },
  };
};

/** Somebody in the call is named by the place in it; an operator is not named. */
const uploaderIn = (call: CallState, { actor }: Asker): string | undefined =>
  isPerson(actor) ? (findSeat(call, actor.id)?.id ?? (actor.kind === 'guest' ? actor.id : undefined)) : undefined;
