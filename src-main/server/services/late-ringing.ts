import type { PersonId } from '#shared/kernel/ids.ts';
import {
  type CallState,
  findSeat,
  isPerson,
  markDelivered,
  resumeCall,
  ringingIn,
  toRinging,
} from '../domain/index.ts';
import type { Connection, Connections, Log, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly connections: Connections;
  readonly queue: SerialQueue;
  readonly log: Log;
}

/** True for whoever knows this call as one of two, and so has no word for coming back into it. */
const isOfTwo = (call: CallState, personId: PersonId): boolean =>
  call.pair !== undefined || call.sides[personId] !== undefined;

/**
 * A person who connects while a call rings for them is rung then, on that device. A person who connects while their place
 * in a two-person call is kept takes it back: such clients have no word for returning.
 */
export const watchLateRinging = ({ live, connections, queue, log }: Parts): void => {
  const catchUp = async (connection: Connection, personId: PersonId) => {
    for (const { id } of live.list()) {
      const known = live.list().find((call) => call.id === id);
      if (!known || (!ringingIn(known).includes(personId) && !(isOfTwo(known, personId) && findSeat(known, personId))))
        continue;
      await queue.run(id, async () => {
        const call = await live.requireLive(id);
        if (!call.ok) return;
        if (ringingIn(call.value).includes(personId)) {
          connection.deliver({ kind: 'event', event: toRinging(call.value) });
          await live.commit(markDelivered(call.value));
        }
        const seat = findSeat(call.value, personId);
        if (!seat || !isOfTwo(call.value, personId)) return;
        const resumed = resumeCall(call.value, personId, live.facts());
        if (resumed.ok) await live.commit(resumed.value);
        connections.attach({ callId: id, participantId: seat.id, personId }, connection.id);
      });
    }
  };
  connections.opened.on((connection) => {
    if (!isPerson(connection.actor)) return;
    const { id } = connection.actor;
    catchUp(connection, id).catch((bug: unknown) => log.error({ person: id, err: bug }, 'late ringing failed'));
  });
};
