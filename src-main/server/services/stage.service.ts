import type { Stage } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type Actor,
  type CallState,
  type OperatorActor,
  bringToSfu,
  everybodyIn,
  isGated,
  isPerson,
  sharesOf,
  tell,
} from '../domain/index.ts';
import type { Connections, Handlers, Log, MediaPort, Publisher, Repositories, SerialQueue } from '../ports/index.ts';
import type { LinkBoard } from './link-board.ts';
import type { LiveCalls } from './live-calls.ts';
import { requireSteered, requireWatched } from './operator-standing.ts';
import { observe } from './operated-calls.service.ts';
import { toVideoFile } from './video-files.service.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly media: MediaPort;
  readonly links: LinkBoard;
  readonly queue: SerialQueue;
  readonly clock: Clock;
  readonly log: Log;
}

/** What everybody in a call shares, and who watches it. */
export const createStageService = (parts: Parts): Pick<Handlers, 'operator.enter' | 'call.getStage' | 'clock.read'> => {
  const { live, repositories, connections, media, links, clock } = parts;
  watchOperators(parts);

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

/** Nobody is watched without knowing: everybody in the call hears of operators who come and go. */
const watchOperators = ({ live, connections, publisher, media, queue, log }: Parts): void => {
  const tellCount = ({ callId, name: steeredBy }: OperatorActor, change: 'came' | 'left') =>
    queue
      .run(callId, async () => {
        const call = await live.requireLive(callId);
        if (!call.ok) return;
        const operators = connections.of(callId).length;
        const told = tell('call.watched', { callId, operators, change }, everybodyIn(call.value));
        publisher.publish([{ ...told, steeredBy }]);
      })
      .catch((bug: unknown) => log.error({ callId, err: bug }, 'an operator was not announced'));

  connections.opened.on(({ actor }) => {
    if (actor.kind === 'operator') void tellCount(actor, 'came');
  });
  connections.closed.on(({ actor }) => {
    if (actor.kind !== 'operator') return;
    media.closeParticipant(actor.callId, actor.observerId);
    void tellCount(actor, 'left');
  });
};
