import { type OperatorActor, everybodyIn, noteUnwatched, tell } from '../domain/index.ts';
import type { Connections, Log, MediaPort, Publisher, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly media: Pick<MediaPort, 'closeParticipant'>;
  readonly queue: SerialQueue;
  readonly log: Log;
}

/**
 * Nobody is watched without knowing: everybody in the call hears of operators who come and go. Once the last one has gone, a call that
 * takes the SFU for them alone may go back to peer-to-peer.
 */
export const watchOperators = ({ live, connections, publisher, media, queue, log }: Parts): void => {
  const tellCount = ({ callId, name: steeredBy }: OperatorActor, change: 'came' | 'left') =>
    queue
      .run(callId, async () => {
        const call = await live.requireLive(callId);
        if (!call.ok) return;
        const operators = connections.of(callId).length;
        const told = tell('call.watched', { callId, operators, change }, everybodyIn(call.value));
        publisher.publish([{ ...told, steeredBy }]);
        await live.commit(noteUnwatched(call.value, live.facts()));
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
