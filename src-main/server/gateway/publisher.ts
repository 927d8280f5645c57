import { createEmitter } from '#shared/kernel/emitter.ts';
import type { Outgoing } from '../domain/index.ts';
import type { Connections, Publisher } from '../ports/index.ts';

/** Builds the publisher over the register of connections. */
export const createPublisher = (connections: Connections): Publisher => {
  const published = createEmitter<Outgoing>();
  return {
    published,
    publish(events) {
      for (const outgoing of events) {
        for (const personId of new Set(outgoing.to)) {
          for (const connection of connections.ofPerson(personId)) {
            if (outgoing.only && !outgoing.only.includes(connection.id)) continue;
            connection.deliver({ kind: 'event', event: outgoing.event });
          }
        }
        published.emit(outgoing);
      }
    },
    signal(signal, to) {
      for (const personId of to) {
        for (const connection of connections.ofPerson(personId)) connection.deliver({ kind: 'signal', signal });
      }
    },
  };
};
