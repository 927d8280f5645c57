import type { Stage } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Actor, type CallState, bringToSfu, isGated, isPerson, sharesOf } from '../domain/index.ts';
import type { Connections, Handlers, MediaPort, Repositories } from '../ports/index.ts';
import type { LinkBoard } from './link-board.ts';
import type { LiveCalls } from './live-calls.ts';
import { requireSteered, requireWatched } from './operator-standing.ts';
import { observe } from './operated-calls.service.ts';
import { toVideoFile } from './video-files.service.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly media: MediaPort;
  readonly links: LinkBoard;
  readonly clock: Clock;
}

/** What everybody in a call shares, and who watches it. */
export const createStageService = (parts: Parts): Pick<Handlers, 'operator.enter' | 'call.getStage' | 'clock.read'> => {
  const { live, repositories, connections, media, links, clock } = parts;

  const stageOf = async (call: CallState, actor: Actor): Promise<Stage> => ({
    callId: call.id,
    operators: connections.of(call.id).length,
    isLocked: call.isLocked,
    isGated: isPerson(actor) && isGated(call, actor.id),
    shares: sharesOf(call),
    files: (await repositories.videoFiles.listOfCall(call.id)).map(toVideoFile),
    playback: call.playback,
    serverTime: clock.now(),
  });

  return {
    'operator.enter': async (asker, { callId }) => {
      const found = await requireSteered(live, asker, callId);
      if (!found.ok) return found;
      const call = await live.commit(bringToSfu(found.value, live.facts()));
      // Also while nobody is there: an operator gets ready to receive before the first participant comes.
      const room = await media.openRoom(callId);
      return ok({
        call: await observe(parts, call),
        stage: await stageOf(call, asker.actor),
        links: [...links.linksOf(callId)],
        shareLinks: [...(await repositories.shareLinks.listOfCall(callId))],
        tracks: [...media.listTracks(callId)],
        mediaRoom: room.ok ? room.value : undefined,
      });
    },
    'call.getStage': async (asker, { callId }) => {
      const call = await requireWatched(live, asker, callId);
      return call.ok ? ok({ stage: await stageOf(call.value, asker.actor) }) : call;
    },
    'clock.read': async () => ok({ serverTime: clock.now() }),
  };
};
