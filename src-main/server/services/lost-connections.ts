import { loseConnection, requireParticipant } from '../domain/index.ts';
import type { Connections, Log, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly connections: Connections;
  readonly queue: SerialQueue;
  readonly log: Log;
}

/** Notes in the call when the connection of a participant is gone: the place is kept for a while. */
export const watchLostConnections = ({ live, connections, queue, log }: Parts): void => {
  connections.lost.on(({ callId, participantId }) => {
    queue
      .run(callId, async () => {
        // Another connection may have taken the place over while this waited in the queue.
        if (connections.isHeld(participantId)) return;
        const call = await live.requireLive(callId);
        const lost = call.ok ? requireParticipant(call.value, participantId) : call;
        if (call.ok && lost.ok) await live.commit(loseConnection(call.value, lost.value, live.facts()));
      })
      .catch((bug: unknown) => log.error({ callId, participantId, err: bug }, 'a lost connection was not noted'));
  });
};
